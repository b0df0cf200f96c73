-- Why something came back: which criteria failed, whoever sent it back.

alter table sign_off
    add column unmet integer[] not null default '{}',
    add constraint sign_off_unmet check (not signed or unmet = '{}');
alter table sign_off alter column unmet drop default;
comment on column sign_off.unmet is 'Criteria a send-back found failed; 0 stands for something that belongs to none of them.';
comment on column verification.unmet is 'Criteria found failed, or not proven yet; 0 stands for something that belongs to none of them.';

create view sent_back as
    select t.*,
           case t.step
               when 'signOffResult' then
                   (select s.unmet from sign_off s where s.measure = t.item order by s.version desc, s.round desc limit 1)
               when 'verifyMeasure' then
                   (select v.unmet from verification v where v.measure = t.item order by v.round desc limit 1)
               else '{}' end as unmet
      from (select distinct on (item) * from transition where old_state is distinct from new_state order by item, id desc) t
     where t.new_state = 'IN_PROGRESS'
       and t.step in ('signOffResult', 'recordTalks', 'settleDifference', 'verifyMeasure', 'verifyComment', 'decideStrikeOff');
comment on view sent_back is 'Items that came back and have not moved on since: the latest step that changed their state was a send-back. Who has them inside the department may have changed meanwhile.';
