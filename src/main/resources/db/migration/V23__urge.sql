-- Urging (催办): a recorded nudge about an open item, by mail or by telephone, and what was promised.

create table urge (
    id          bigint generated always as identity primary key,
    item        text not null,
    step        text not null,
    department  text not null references department (code),
    person      text not null references officer (id),
    channel     text not null check (channel in ('MAIL', 'TELEPHONE')),
    said        text not null check (char_length(said) between 1 and 500),
    promised_on date,
    urged_by    text not null references officer (id),
    in_place_of text references officer (id),
    acting_for  text not null references department (code),
    urged_at    timestamptz not null,
    check (channel = 'TELEPHONE' or promised_on is null)
);
create index urge_item on urge (item, id);
comment on table urge is 'Append-only: who urged whom about what, how, what came of it. Of a mail said is what it is to say, of a call what came of it.';
revoke update, delete on urge from ${appRole};
create trigger append_only before update or delete or truncate on urge for each statement execute function refuse_change();
