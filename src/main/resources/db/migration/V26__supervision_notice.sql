-- Supervision notices: begun about a measure, sent for signature, signed under a number of the year, answered.

create table supervision_notice (
    number           text primary key,
    opinion          text not null references opinion (number),
    measure          text not null references measure (number),
    deadline_version integer not null,
    department       text not null references department (code),
    occasion         text not null check (char_length(occasion) between 1 and 500),
    begun_at         timestamptz not null,
    state            text not null check (state in ('DRAFTING', 'AWAITING_SIGNATURE', 'ISSUED', 'ANSWERED', 'WITHDRAWN', 'SETTLED')),
    drafts           integer not null default 0,
    version          integer not null,
    check (drafts > 0 or state in ('DRAFTING', 'WITHDRAWN'))
);
create unique index supervision_notice_open on supervision_notice (measure, deadline_version)
    where state in ('DRAFTING', 'AWAITING_SIGNATURE', 'ISSUED');
create index supervision_notice_begun on supervision_notice (begun_at, number);
create index supervision_notice_measure on supervision_notice (measure);
create index supervision_notice_opinion on supervision_notice (opinion, number);
comment on table supervision_notice is 'Formal notices about overdue or stuck measures; of a measure and its present deadline at most one is open.';
comment on column supervision_notice.department is 'To whom it is addressed, whatever becomes of the measure.';
comment on column supervision_notice.drafts is 'Number of what was sent for signature last, 0 before the first time.';

create table notice_draft (
    notice      text not null references supervision_notice (number),
    version     integer not null,
    body        text not null check (body <> ''),
    demands     text not null check (char_length(demands) between 1 and 1000),
    feedback_on date not null,
    prepared_by text not null references officer (id),
    in_place_of text references officer (id),
    acting_for  text not null references department (code),
    prepared_at timestamptz not null,
    primary key (notice, version)
);
comment on table notice_draft is 'Append-only: each text that was sent for signature.';

create table notice_year (
    year integer primary key,
    last integer not null check (last > 0)
);
comment on table notice_year is 'The last number given in a year. Its row is held until a signature is committed, so that numbers have no gaps.';

create table issued_notice (
    notice          text primary key references supervision_notice (number),
    year            integer not null references notice_year (year),
    nth             integer not null check (nth > 0),
    document_number text not null unique,
    draft           integer not null,
    text            text not null,
    sha256          text not null,
    feedback_on     date not null,
    signed_by       text not null references officer (id),
    in_place_of     text references officer (id),
    acting_for      text not null references department (code),
    signed_at       timestamptz not null,
    unique (year, nth),
    foreign key (notice, draft) references notice_draft (notice, version)
);
comment on table issued_notice is 'Append-only: the notice as it was signed, word for word, with the checksum of these words.';

create function seal_notice() returns trigger language plpgsql as $$
begin
    new.sha256 := encode(sha256(convert_to(new.text, 'UTF8')), 'hex');
    return new;
end $$;
create trigger issued_notice_seal before insert on issued_notice for each row execute function seal_notice();

create table notice_answer (
    notice      text primary key references issued_notice (notice),
    answer      text not null check (char_length(answer) between 1 and 1000),
    answered_by text not null references officer (id),
    in_place_of text references officer (id),
    acting_for  text not null references department (code),
    answered_at timestamptz not null
);
comment on table notice_answer is 'Append-only: what the department answered.';

do $$
declare
    name text;
begin
    foreach name in array array['notice_draft', 'issued_notice', 'notice_answer'] loop
        execute format('revoke update, delete on %I from ${appRole}', name);
        execute format('create trigger append_only before update or delete or truncate on %I for each statement execute function refuse_change()', name);
    end loop;
end $$;
revoke delete on supervision_notice, notice_year from ${appRole};

-- Whatever kinds are allowed stay so; these are added.
do $$
declare
    kinds text;
begin
    select string_agg(distinct quote_literal(kind), ', ') into kinds from (
        select (regexp_matches(pg_get_constraintdef(oid), '''([A-Z_]+)''', 'g'))[1] as kind
          from pg_constraint where conname = 'obligation_kind_check'
        union
        select unnest(array['NOTICE_DRAFT', 'NOTICE_SIGNATURE', 'NOTICE_FEEDBACK'])) allowed;
    alter table obligation drop constraint obligation_kind_check;
    execute 'alter table obligation add constraint obligation_kind_check check (kind in (' || kinds || '))';
end $$;

insert into policy_value (version, rule, amounts) values
    (1, 'NOTICE_DRAFT', '{2}'),
    (1, 'NOTICE_SIGNATURE', '{2}'),
    (1, 'NOTICE_FEEDBACK', '{5}');
