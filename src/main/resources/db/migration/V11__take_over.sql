-- What a ledger that was taken over while its work went on said of the time before, kept as it was told.

create table take_over (
    item    text primary key,
    sha256  text not null references workbook_import (sha256),
    row     integer not null,
    account text not null check (char_length(account) <= 500)
);
comment on table take_over is 'Append-only: measures and comments that came in with a past, from which row of which file, and what had been done.';

revoke update, delete on take_over from ${appRole};
create trigger append_only before update or delete or truncate on take_over for each statement execute function refuse_change();
