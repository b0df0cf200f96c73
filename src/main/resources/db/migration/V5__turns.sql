-- What the turns of the loop need in common: their states, clocks and roles, and who stands behind an act.

alter table measure drop constraint measure_state_check;
alter table measure add constraint measure_state_check check (state in (
    'DRAFT', 'AWAITING_RECEIPT', 'AWAITING_ARBITRATION', 'IN_PROGRESS', 'AWAITING_SIGN_OFF', 'AWAITING_CO_SIGN',
    'AWAITING_VERIFICATION', 'COMPLETED', 'ADJUSTED', 'TERMINATED'));
alter table measure drop constraint measure_check2;
alter table measure add constraint measure_reviewed_has_handler check (
    state not in ('AWAITING_SIGN_OFF', 'AWAITING_CO_SIGN', 'AWAITING_VERIFICATION') or handler is not null);
drop index measure_open;
create index measure_open on measure (department, due_on, number) where state not in ('COMPLETED', 'ADJUSTED', 'TERMINATED');

alter table comment drop constraint comment_state_check;
alter table comment add constraint comment_state_check check (state in (
    'DRAFT', 'IN_PROGRESS', 'AWAITING_VERIFICATION', 'AWAITING_STRIKE_OFF', 'STRUCK_OFF', 'STAGE_COMPLETED', 'NOT_ADOPTED'));

alter table appointment drop constraint appointment_role_check;
alter table appointment add constraint appointment_role_check check (role in (
    'LIAISON', 'HANDLER', 'HEAD', 'OFFICE', 'GOVERNMENT_OFFICE', 'LEADER', 'SECRETARY', 'ADMINISTRATOR', 'AUDITOR'));

alter table obligation drop constraint obligation_kind_check;
alter table obligation add constraint obligation_kind_check check (kind in (
    'DISPATCH', 'RECEIPT', 'RECEIPT_ESCALATION', 'RETURN', 'ARBITRATION', 'DISPUTE', 'HAND_ON', 'MEASURE', 'SUPPLEMENT',
    'SIGN_OFF', 'CO_SIGN', 'VIEWS', 'TALKS', 'DIFFERENCE', 'VERIFICATION', 'APPLICATION', 'COMMENT_VERIFICATION',
    'STRIKE_OFF', 'STAGE', 'ARCHIVE', 'CHANGE'));
alter table obligation add column announced_at timestamptz;
comment on column obligation.announced_at is 'When a daily round told the item''s process that it was due.';

insert into policy_rule (kind, working_days) values
    ('RECEIPT_ESCALATION', 4), ('RETURN', 5), ('ARBITRATION', 3), ('DISPUTE', 5), ('SUPPLEMENT', 5), ('CO_SIGN', 5),
    ('VIEWS', 5), ('TALKS', 5), ('DIFFERENCE', 5), ('CHANGE', 5);

-- What nobody did but the calendar is recorded in the system's own name; it has no login.
insert into officer (id, name, home, section, email, telephone, active)
values ('system', '督办系统', 'DBZB', '系统', '', '', false);

-- Who typed what somebody decided on paper, when it was decided there, and the scan that shows it.
alter table transition
    add column recorded_by text references officer (id),
    add column signed_on date,
    add column scan text,
    add constraint transition_recording check (num_nulls(recorded_by, signed_on, scan) in (0, 3));
comment on column transition.on_behalf_of is 'Whose rights a substitute or an authorised colleague used; both names are told.';

create or replace function seal_transition() returns trigger language plpgsql as $$
begin
    new.sha256 := encode(sha256(convert_to((jsonb_build_array(
        new.item, new.step, new.person, new.on_behalf_of, new.acting_for, new.holder_before, new.holder_after,
        extract(epoch from new.at), new.old_state, new.new_state, new.reason)
        || case when new.recorded_by is null then '[]'::jsonb
                else jsonb_build_array(new.recorded_by, new.signed_on, new.scan) end)::text, 'UTF8')), 'hex');
    return new;
end $$;
