-- Lists per role: what each shows is read in the order of its due days, a page at a time.

alter table work_item add column sent_back boolean not null default false;
comment on column work_item.sent_back is 'The task came back to whoever had submitted: for correction, or for more material.';
update work_item w set sent_back = true
 where w.step = 'supplementResult'
    or w.step in ('submitResult', 'applyForStrikeOff') and exists (
       select from (select t.step, t.new_state from transition t
                     where t.item = w.item and t.old_state is distinct from t.new_state order by t.id desc limit 1) latest
        where latest.new_state = 'IN_PROGRESS'
          and latest.step in ('signOffResult', 'recordTalks', 'settleDifference', 'verifyMeasure', 'verifyComment', 'decideStrikeOff'));

drop index work_item_unclaimed;
create index work_item_unclaimed on work_item (department, role, due, task_id) include (barred, step, sent_back) where assignee is null;
create index work_item_unclaimed_step on work_item (department, role, step, due, task_id) include (barred) where assignee is null;

-- Filters are code now; the engine's were never run. A database of our tables alone has none.
do $$
begin
    if to_regclass('act_ru_filter') is not null then
        delete from act_ru_authorization where resource_type_ = 5;
        delete from act_ru_filter;
    end if;
end $$;
