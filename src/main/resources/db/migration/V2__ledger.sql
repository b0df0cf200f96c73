-- The tables of record. ${appRole} is the application's database role: it may not update or delete
-- what is append-only. Dates of the domain are working days in Asia/Shanghai; moments are timestamptz
-- and come from the application's clock, never from the server's.

create table working_day (
    date    date primary key,
    ordinal integer not null unique
);
comment on table working_day is 'Every working day of the years with a State Council notice, numbered without gaps: N working days later is one look-up.';

create table calendar_year (
    year   integer primary key,
    notice text not null
);

create table department (
    code text primary key check (code ~ '^[A-Z]{2,16}$'),
    name text not null unique,
    kind text not null check (kind in ('DEPARTMENT', 'SUPERVISION_OFFICE', 'GOVERNMENT_OFFICE', 'GOVERNMENT')),
    active boolean not null default true
);

create table officer (
    id         text primary key check (id ~ '^[A-Za-z0-9_.-]{1,64}$'),
    name       text not null,
    home       text not null references department (code),
    section    text not null,
    email      text not null,
    telephone  text not null,
    active     boolean not null default true
);

create table appointment (
    officer    text not null references officer (id),
    department text not null references department (code),
    role       text not null check (role in ('LIAISON', 'HANDLER', 'HEAD', 'OFFICE', 'GOVERNMENT_OFFICE', 'LEADER', 'ADMINISTRATOR', 'AUDITOR')),
    primary key (officer, department, role)
);
create index appointment_department on appointment (department, role);

create table workbook_import (
    sha256      text primary key,
    file_name   text not null,
    opinion     text not null,
    imported_by text not null references officer (id),
    imported_at timestamptz not null,
    comments    integer not null,
    measures    integer not null
);

create table opinion (
    number        text primary key,
    authority     text not null,
    title         text not null,
    meeting       text not null,
    issuer        text not null,
    received_on   date not null,
    reply_due_on  date not null,
    overall_lead  text not null references department (code),
    state         text not null check (state in ('PLANNED', 'DISPATCHED', 'ARCHIVED')),
    dispatched_by text references officer (id),
    dispatched_at timestamptz,
    instruction   text not null default '',
    version       integer not null
);
comment on column opinion.authority is 'The people''s congress body the opinion belongs to: the tenant key.';

create table aspect (
    opinion text not null references opinion (number),
    seq     integer not null,
    title   text not null,
    primary key (opinion, seq)
);

create table comment (
    number         text primary key,
    opinion        text not null references opinion (number),
    aspect         integer not null,
    title          text not null,
    lead           text not null references department (code),
    state          text not null check (state in ('DRAFT', 'IN_PROGRESS', 'AWAITING_VERIFICATION', 'AWAITING_STRIKE_OFF', 'STRUCK_OFF', 'STAGE_COMPLETED')),
    result         text check (result in ('COMPLETED', 'SUSTAINED', 'STAGE')),
    applications   integer not null default 0,
    verified       integer,
    stage_due_on   date,
    struck_off_on  date,
    version        integer not null,
    foreign key (opinion, aspect) references aspect (opinion, seq),
    check ((state = 'STRUCK_OFF') = (struck_off_on is not null)),
    check (state <> 'STRUCK_OFF' or (result in ('COMPLETED', 'SUSTAINED') and verified = applications)),
    check (state <> 'STAGE_COMPLETED' or (result = 'STAGE' and stage_due_on is not null))
);
create index comment_opinion on comment (opinion, state);

create table measure (
    number          text primary key,
    comment         text not null references comment (number),
    content         text not null,
    department      text not null references department (code),
    co_sign         boolean not null,
    kind            text not null check (kind in ('IMMEDIATE', 'STAGED', 'LASTING')),
    original_due_on date not null,
    due_on          date not null,
    extensions      integer not null default 0,
    state           text not null check (state in ('DRAFT', 'AWAITING_RECEIPT', 'IN_PROGRESS', 'AWAITING_SIGN_OFF', 'AWAITING_VERIFICATION', 'COMPLETED')),
    handler         text references officer (id),
    submissions     integer not null default 0,
    verified        integer,
    dispatched_at   timestamptz,
    received_at     timestamptz,
    completed_on    date,
    version         integer not null,
    check ((state = 'COMPLETED') = (completed_on is not null)),
    check (state <> 'COMPLETED' or verified = submissions),
    check (state not in ('AWAITING_SIGN_OFF', 'AWAITING_VERIFICATION', 'COMPLETED') or handler is not null)
);
comment on column measure.submissions is 'Number of the latest submission, 0 before the first.';
comment on column measure.verified is 'The submission an independent verifier accepted.';
create index measure_comment on measure (comment, state);
create index measure_open on measure (department, due_on, number) where state <> 'COMPLETED';

create table co_handler (
    measure    text not null references measure (number),
    department text not null references department (code),
    primary key (measure, department)
);

create table criterion (
    measure text not null references measure (number),
    seq     integer not null,
    content text not null,
    primary key (measure, seq)
);
comment on table criterion is 'Completion criterion (办结标准): each part that needs a proof of its own.';

create table indicator (
    measure text not null references measure (number),
    seq     integer not null,
    name    text not null,
    target  numeric not null,
    unit    text not null,
    primary key (measure, seq)
);
comment on column indicator.target is 'To be reached or passed (at least).';

-- What people submit is append-only: a correction is a new version and both are kept.

create table progress_report (
    id           bigint generated always as identity primary key,
    measure      text not null references measure (number),
    done         text not null,
    next         text not null,
    obstacles    text not null,
    help_needed  text not null,
    forecast_on  date,
    reported_by  text not null references officer (id),
    acting_for   text not null references department (code),
    reported_at  timestamptz not null
);
create index progress_report_measure on progress_report (measure, id);

create table submission (
    measure      text not null references measure (number),
    version      integer not null,
    account      text not null check (char_length(account) between 1 and 500),
    submitted_by text not null references officer (id),
    acting_for   text not null references department (code),
    submitted_at timestamptz not null,
    primary key (measure, version)
);

create table indicator_value (
    measure text not null,
    version integer not null,
    seq     integer not null,
    value   numeric not null,
    primary key (measure, version, seq),
    foreign key (measure, version) references submission (measure, version),
    foreign key (measure, seq) references indicator (measure, seq)
);

create table proof (
    measure   text not null,
    version   integer not null,
    seq       integer not null,
    reference text not null,
    primary key (measure, version, seq),
    foreign key (measure, version) references submission (measure, version),
    foreign key (measure, seq) references criterion (measure, seq)
);
comment on column proof.reference is 'Document number (文号), link or place of the material that proves the criterion.';

create table sign_off (
    measure    text not null,
    version    integer not null,
    signed     boolean not null,
    reason     text not null,
    decided_by text not null references officer (id),
    acting_for text not null references department (code),
    decided_at timestamptz not null,
    primary key (measure, version),
    foreign key (measure, version) references submission (measure, version),
    check (signed or reason <> '')
);

create table verification (
    measure    text not null,
    version    integer not null,
    accepted   boolean not null,
    reason     text not null,
    unmet      integer[] not null,
    decided_by text not null references officer (id),
    acting_for text not null references department (code),
    decided_at timestamptz not null,
    primary key (measure, version),
    foreign key (measure, version) references submission (measure, version),
    check (accepted or reason <> ''),
    check (not accepted or unmet = '{}')
);

create table application (
    comment    text not null references comment (number),
    version    integer not null,
    result     text not null check (result in ('COMPLETED', 'SUSTAINED', 'STAGE')),
    account    text not null,
    applied_by text not null references officer (id),
    acting_for text not null references department (code),
    applied_at timestamptz not null,
    primary key (comment, version)
);

create table comment_check (
    comment    text not null,
    version    integer not null,
    accepted   boolean not null,
    reason     text not null,
    decided_by text not null references officer (id),
    acting_for text not null references department (code),
    decided_at timestamptz not null,
    primary key (comment, version),
    foreign key (comment, version) references application (comment, version),
    check (accepted or reason <> '')
);

create table strike_off_decision (
    comment    text not null,
    version    integer not null,
    decision   text not null check (decision in ('COMPLETED', 'SUSTAINED', 'STAGE', 'SEND_BACK')),
    reason     text not null,
    decided_by text not null references officer (id),
    acting_for text not null references department (code),
    decided_at timestamptz not null,
    primary key (comment, version),
    foreign key (comment, version) references application (comment, version),
    check (decision <> 'SEND_BACK' or reason <> '')
);

-- What is left to do of a stage completion: as applied for, and as decided, in one shape.
create table stage_plan (
    comment      text not null,
    version      integer not null,
    source       text not null check (source in ('APPLICATION', 'DECISION')),
    done         text not null check (done <> ''),
    not_done     text not null check (not_done <> ''),
    next_steps   text not null check (next_steps <> ''),
    due_on       date not null,
    responsible  text not null check (responsible <> ''),
    primary key (comment, version, source),
    foreign key (comment, version) references application (comment, version)
);

create table transition (
    id            bigint generated always as identity primary key,
    item          text not null,
    step          text not null,
    person        text not null references officer (id),
    on_behalf_of  text references officer (id),
    acting_for    text not null references department (code),
    holder_before text,
    holder_after  text,
    at            timestamptz not null,
    old_state     text,
    new_state     text not null,
    reason        text not null,
    sha256        text not null
);
create index transition_item on transition (item, id);
comment on table transition is 'Append-only: every step of an item, who, for whom, acting for which department, whose hands before and after.';

create table refusal (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    person     text not null,
    method     text not null,
    path       text not null,
    code       text not null,
    message    text not null,
    request_id text not null
);
comment on table refusal is 'Append-only: every refusal on rights, written after its rollback in a transaction of its own.';

create table obligation (
    id           bigint generated always as identity primary key,
    item         text not null,
    kind         text not null check (kind in ('RECEIPT', 'HAND_ON', 'MEASURE', 'SIGN_OFF', 'VERIFICATION', 'APPLICATION', 'COMMENT_VERIFICATION', 'STRIKE_OFF', 'STAGE', 'DISPATCH', 'ARCHIVE')),
    opened_at    timestamptz not null,
    due_at       timestamptz not null,
    fulfilled_at timestamptz
);
create unique index obligation_open on obligation (item, kind) where fulfilled_at is null;
create index obligation_due on obligation (due_at, id) where fulfilled_at is null;

create table process_instance (
    item  text not null,
    round integer not null,
    id    text not null unique,
    primary key (item, round)
);

create table work_item (
    task_id    text primary key,
    item       text not null,
    step       text not null,
    department text not null references department (code),
    role       text not null,
    barred     text references department (code),
    assignee   text,
    due        timestamptz not null,
    created    timestamptz not null
);
create index work_item_department on work_item (department, due, task_id);
create index work_item_assignee on work_item (assignee, due, task_id);
create index work_item_item on work_item (item);
comment on column work_item.barred is 'The department whose seconded members may not take this item, because it is theirs.';

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'append-only: %', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create function seal_transition() returns trigger language plpgsql as $$
begin
    new.sha256 := encode(sha256(convert_to(jsonb_build_array(
        new.item, new.step, new.person, new.on_behalf_of, new.acting_for, new.holder_before, new.holder_after,
        extract(epoch from new.at), new.old_state, new.new_state, new.reason)::text, 'UTF8')), 'hex');
    return new;
end $$;
create trigger transition_seal before insert on transition for each row execute function seal_transition();

grant usage on schema public to ${appRole};
grant select, insert, update, delete on all tables in schema public to ${appRole};
grant usage, select on all sequences in schema public to ${appRole};
revoke insert, update, delete on flyway_schema_history from ${appRole};

do $$
declare
    name text;
begin
    foreach name in array array['workbook_import', 'progress_report', 'submission', 'indicator_value', 'proof', 'sign_off',
        'verification', 'application', 'comment_check', 'strike_off_decision', 'stage_plan', 'transition', 'refusal'] loop
        execute format('revoke update, delete on %I from ${appRole}', name);
        execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()', name);
    end loop;
end $$;

alter default privileges in schema public grant select, insert, update, delete on tables to ${appRole};
alter default privileges in schema public grant usage, select on sequences to ${appRole};
