-- What somebody typed into the form of a task and has not submitted.

create table draft (
    task_id  text not null,
    person   text not null references officer (id),
    fields   jsonb not null,
    revision integer not null,
    saved_at timestamptz not null,
    primary key (task_id, person)
);
comment on table draft is 'Never evidence: what its author alone sees until it is submitted. Goes with the submission, or thirty days after the task has ended otherwise.';

alter table work_item add column assigned_at timestamptz;
comment on column work_item.assigned_at is 'Since when the assignee has it; null while nobody has.';
update work_item set assigned_at = created where assignee is not null;
