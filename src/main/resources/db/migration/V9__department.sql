-- Inside the department: who acts in whose place, who handed over to whom.

create table substitution (
    id         bigint generated always as identity primary key,
    absent     text not null references officer (id),
    substitute text not null references officer (id),
    department text not null references department (code),
    from_on    date not null,
    to_on      date not null,
    reason     text not null check (reason <> ''),
    made_by    text not null references officer (id),
    made_at    timestamptz not null,
    ended_by   text references officer (id),
    ended_at   timestamptz,
    end_reason text,
    check (absent <> substitute),
    check (from_on <= to_on),
    check (num_nulls(ended_by, ended_at, end_reason) in (0, 3))
);
create index substitution_substitute on substitution (substitute, to_on) where ended_at is null;
create index substitution_absent on substitution (absent, to_on) where ended_at is null;
create index substitution_department on substitution (department, id);
comment on table substitution is 'Whose rights in a department a colleague may use from the first to the last day, both counted. Is never changed but by ending it, once.';

create function only_end_substitution() returns trigger language plpgsql as $$
begin
    if old.ended_at is not null
        or (new.id, new.absent, new.substitute, new.department, new.from_on, new.to_on, new.reason, new.made_by, new.made_at)
            is distinct from
           (old.id, old.absent, old.substitute, old.department, old.from_on, old.to_on, old.reason, old.made_by, old.made_at) then
        raise exception 'append-only: %', tg_table_name using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
revoke delete on substitution from ${appRole};
create trigger only_ended before update on substitution for each row execute function only_end_substitution();
create trigger append_only before delete or truncate on substitution for each statement execute function refuse_change();

create table hand_over (
    id         bigint generated always as identity primary key,
    person     text not null references officer (id),
    receiver   text references officer (id),
    department text not null references department (code),
    items      integer not null,
    withdrawn  boolean not null,
    reason     text not null check (reason <> ''),
    made_by    text not null references officer (id),
    made_at    timestamptz not null,
    check (items = 0 or receiver is not null)
);
comment on table hand_over is 'Append-only: who handed everything over to whom; each item has its own entry in the log of transitions.';
revoke update, delete on hand_over from ${appRole};
create trigger append_only before update or delete or truncate on hand_over for each statement execute function refuse_change();

alter table progress_report add column in_place_of text references officer (id);

-- What nobody has taken yet, per role in the order of the lists: one page of a list, and the count, are read from it
-- however many tasks there are.
create index work_item_unclaimed on work_item (department, role, due, task_id) include (barred, step) where assignee is null;
create index measure_handler on measure (handler) where state not in ('COMPLETED', 'ADJUSTED', 'TERMINATED');
