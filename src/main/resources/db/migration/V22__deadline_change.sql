-- Moving the deadline of a measure: what was asked for, what was decided for ever, and whose clock stands still.

alter table measure add column deadline_version integer not null default 1;
comment on column measure.deadline_version is 'Counts each change of due_on after dispatch; an escalation is unique by it.';

create table deadline_request (
    number        text primary key,
    opinion       text not null references opinion (number),
    measure       text not null references measure (number),
    kind          text not null check (kind in ('EXTENSION', 'SUSPENSION')),
    from_on       date not null,
    to_on         date not null,
    due_before    date not null,
    due_after     date not null,
    late          boolean not null,
    reason        text not null check (char_length(reason) between 1 and 500),
    requested_by  text not null references officer (id),
    in_place_of   text references officer (id),
    acting_for    text not null references department (code),
    requested_at  timestamptz not null,
    state         text not null check (state in ('AWAITING_SIGN_OFF', 'AWAITING_DECISION', 'SENT_BACK', 'APPROVED', 'REJECTED', 'VOID')),
    signed_by     text references officer (id),
    signed_at     timestamptz,
    sign_reason   text,
    closed_reason text,
    check (from_on <= to_on),
    check (due_before < due_after),
    check (num_nulls(signed_by, signed_at, sign_reason) in (0, 3)),
    check (state not in ('AWAITING_DECISION', 'APPROVED', 'REJECTED') or signed_by is not null),
    check ((state in ('SENT_BACK', 'VOID')) = (coalesce(closed_reason, '') <> ''))
);
create unique index deadline_request_open on deadline_request (measure) where state in ('AWAITING_SIGN_OFF', 'AWAITING_DECISION');
create index deadline_request_measure on deadline_request (measure, requested_at);
create index deadline_request_opinion on deadline_request (opinion);
comment on column deadline_request.from_on is 'Of an extension the deadline as it was, of a suspension the first day the clock is to stand still.';
comment on column deadline_request.to_on is 'Of an extension the new deadline, of a suspension the last day the clock is to stand still.';
comment on column deadline_request.late is 'Asked for on or after the moment the measure was due.';

create table deadline_change (
    request         text primary key references deadline_request (number),
    measure         text not null references measure (number),
    kind            text not null check (kind in ('EXTENSION', 'SUSPENSION')),
    from_on         date not null,
    to_on           date not null,
    due_before      date not null,
    due_after       date not null,
    late            boolean not null,
    past_reply      boolean not null,
    reason          text not null,
    requested_by    text not null references officer (id),
    signed_by       text not null references officer (id),
    approved        boolean not null,
    decided_by      text not null references officer (id),
    in_place_of     text references officer (id),
    acting_for      text not null references department (code),
    decided_at      timestamptz not null,
    decision_reason text not null,
    check (approved or decision_reason <> '')
);
create index deadline_change_measure on deadline_change (measure, decided_at);
create index deadline_change_decided on deadline_change (decided_at);
comment on table deadline_change is 'Append-only: each decision on moving a deadline, who asked, who signed, who decided and why.';
comment on column deadline_change.acting_for is 'The supervision office within what the leader delegated, or the government.';

create table suspension (
    request    text primary key references deadline_change (request),
    measure    text not null references measure (number),
    from_on    date not null,
    until_on   date not null,
    days       integer not null check (days > 0),
    suspended  integer check (suspended >= 0),
    ended_at   timestamptz,
    ended_by   text references officer (id),
    end_reason text,
    check (from_on <= until_on),
    check (num_nulls(suspended, ended_at, ended_by, end_reason) in (0, 4))
);
create unique index suspension_open on suspension (measure) where ended_at is null;
create index suspension_measure on suspension (measure);
comment on table suspension is 'The clock of a measure stands still from from_on until somebody or the daily round ends it. Is never changed but by ending it, once.';
comment on column suspension.suspended is 'Working days the clock stood still, by which the deadline was moved.';

create function only_end_suspension() returns trigger language plpgsql as $$
begin
    if old.ended_at is not null
        or (new.request, new.measure, new.from_on, new.until_on, new.days)
            is distinct from (old.request, old.measure, old.from_on, old.until_on, old.days) then
        raise exception 'append-only: %', tg_table_name using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke delete on suspension from ${appRole};
create trigger only_ended before update on suspension for each row execute function only_end_suspension();
create trigger append_only before delete or truncate on suspension for each statement execute function refuse_change();

revoke update, delete on deadline_change from ${appRole};
create trigger append_only before update or delete or truncate on deadline_change for each statement execute function refuse_change();
revoke delete on deadline_request from ${appRole};

alter table obligation drop constraint obligation_kind_check;
alter table obligation add constraint obligation_kind_check check (kind in (
    'DISPATCH', 'RECEIPT', 'RECEIPT_ESCALATION', 'RETURN', 'ARBITRATION', 'DISPUTE', 'HAND_ON', 'MEASURE', 'SUPPLEMENT',
    'SIGN_OFF', 'CO_SIGN', 'VIEWS', 'TALKS', 'DIFFERENCE', 'VERIFICATION', 'APPLICATION', 'COMMENT_VERIFICATION',
    'STRIKE_OFF', 'STAGE', 'ARCHIVE', 'CHANGE', 'PROGRESS', 'PROGRESS_SIGN_OFF', 'DEADLINE_SIGN_OFF',
    'EXTENSION_DECISION', 'DEADLINE_DECISION', 'SUSPENSION'));

insert into policy_value (version, rule, amounts) values
    (1, 'DEADLINE_SIGN_OFF', '{2}'),
    (1, 'EXTENSION_DECISION', '{3}'),
    (1, 'DEADLINE_DECISION', '{5}');
