-- Many at once: who has looked at what. Only what somebody opened can be decided by them in one act with others.

create table opened (
    task_id   text not null references work_item (task_id) on delete cascade,
    person    text not null references officer (id),
    opened_at timestamptz not null,
    mark      text,
    primary key (task_id, person)
);
comment on table opened is 'Who opened an open task in order to decide it among others; goes with the task.';
comment on column opened.mark is 'What the person means to decide, as the page wrote it (JSON); null if nothing yet. Nothing follows from it before it is sent.';
