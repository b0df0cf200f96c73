-- Returns begin anew with the department an approved change gives a measure to.

comment on column measure.returns is 'How often it was returned since an approved change last gave it to a department: the first return is the office''s to decide, the second the leader''s.';

alter table return_ruling drop constraint return_ruling_check;
alter table measure_return drop constraint measure_return_round_check;
alter table measure_return add check (round > 0);
comment on column measure_return.round is 'Counted for good: an approved transfer does not begin it anew.';
