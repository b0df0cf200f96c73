-- Message-IDs are made of the mail's number and of this, so that no two installations ever make the same.
alter table mail_sender add column installation text not null default left(replace(gen_random_uuid()::text, '-', ''), 12);

alter table mail add column failed_at timestamptz;
alter table mail add column resent_at timestamptz;
comment on column mail.failed_at is 'When it was last given up; kept when it is sent after all.';
comment on column mail.resent_at is 'When an administrator last had it tried again: the days until it is given up count anew.';

create table mail_act (
    id      bigint generated always as identity primary key,
    act     text not null check (act in ('RESEND', 'TRUST')),
    mail    bigint references mail (id),
    person  text not null references officer (id),
    address text not null,
    actor   text not null references officer (id),
    at      timestamptz not null,
    reason  text not null check (reason <> ''),
    check ((act = 'RESEND') = (mail is not null))
);
create index mail_act_mail on mail_act (mail);
create index mail_act_person on mail_act (person);
comment on table mail_act is 'Append-only: what administrators did by hand about mails (RESEND) and mailboxes marked bad (TRUST).';
comment on column mail_act.person is 'Whose mail or mailbox it is.';

create trigger append_only before update or delete or truncate on mail_act for each statement execute function refuse_change();
revoke update, delete, truncate on mail_act from ${appRole};
