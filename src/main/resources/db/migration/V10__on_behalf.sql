-- What was decided or reported on paper and typed in by somebody else: the scan, and who brought it.

create table stored_file (
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    kept_by    text not null references officer (id),
    name       text not null check (name <> ''),
    media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    bytes      bigint not null check (bytes > 0),
    kept_at    timestamptz not null,
    primary key (sha256, kept_by)
);
comment on table stored_file is 'Append-only: who brought which file. The bytes are in the folder duban.files, once for each checksum; one that nothing refers to was uploaded and not used.';

revoke update, delete on stored_file from ${appRole};
create trigger append_only before update or delete or truncate on stored_file for each statement execute function refuse_change();

-- Whoever records refers only to a scan they brought themselves: a checksum seen elsewhere opens no foreign file.
alter table transition
    add constraint transition_scan_kept foreign key (scan, recorded_by) references stored_file (sha256, kept_by);
create index transition_scan on transition (scan) where scan is not null;

alter table progress_report
    add column recorded_by text references officer (id),
    add column signed_on date,
    add column scan text,
    add constraint progress_report_recording check (num_nulls(recorded_by, signed_on, scan) in (0, 3)),
    add constraint progress_report_scan_kept foreign key (scan, recorded_by) references stored_file (sha256, kept_by);
create index progress_report_scan on progress_report (scan) where scan is not null;

-- The list of what may be recorded begins with what is due first, of all departments.
create index work_item_due on work_item (due, task_id);
