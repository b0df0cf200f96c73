-- Message-IDs are made of the mail's number and of this, so that no two installations ever make the same.
alter table mail_sender add column installation text not null default left(replace(gen_random_uuid()::text, '-', ''), 12);
