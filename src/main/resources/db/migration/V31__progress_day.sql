-- A progress report is due on the policy's day of its month, or the last working day before it: no working days after
-- that day. So a change of the calendar moves it as it moves whatever is counted, and a change of the day does, too.

update obligation o set counted_days = 0, counted_from = p.period + policy.day - 1
  from progress_round p, (select amounts[1] as day from current_policy where rule = 'PROGRESS_DAY' and measure_kind = '') policy
 where p.number = o.item and o.kind in ('PROGRESS', 'PROGRESS_SIGN_OFF') and o.fulfilled_at is null;
comment on column obligation.counted_days is 'How many working days after counted_from it is due, by the policy; 0 for the last working day up to it; null if it has a date of its own, which neither calendar nor policy moves.';
