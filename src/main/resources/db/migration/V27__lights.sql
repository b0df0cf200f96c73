-- Lights, in one place: of a due moment as it is at the moment asked, with the reason. Nothing about lateness is stored.

create function light_of(due timestamptz, still_until date, safe_on date, asked timestamptz, out colour text, out reason text)
language sql stable as $$
    with days as (
        select d.due_on, d.today, working_days_until(d.due_on) - working_days_until(d.today) as days_left,
               (select amounts[1] from current_policy where rule = 'LIGHT_NEAR' and measure_kind = '') as near
          from (select (due at time zone 'Asia/Shanghai')::date as due_on, (asked at time zone 'Asia/Shanghai')::date as today) d)
    select case when still_until is not null then 'grey'
                when days_left is null then 'yellow'
                when due < asked then 'red'
                when due_on = today or days_left <= near or safe_on < today then 'yellow'
                else 'green' end,
           case when still_until is not null then '至' || to_char(still_until, 'FMMM"月"FMDD"日"')
                when days_left is null then extract(year from due_on) || '年工作日历未录入'
                when due < asked and days_left = 0 then '已逾期'
                when due < asked then '已逾期' || -days_left || '个工作日'
                when due_on = today then '今天到期'
                when safe_on < today and days_left > near then
                    '剩' || days_left || '个工作日，已过最迟安全日' || to_char(safe_on, 'FMMM"月"FMDD"日"')
                else '剩' || days_left || '个工作日' end
      from days
$$;
comment on function light_of is 'safe_on: the last day from which the reply can still be in time, null where none counts; still_until: the last day the clock stands still, null if it runs.';

-- The lights of several items at once, in the order asked for. An item whose clock stands still is grey whatever is due;
-- that its last safe day has passed counts for the deadline of a measure that its department has not submitted.
create function lights(items text[], dues timestamptz[], asked timestamptz)
    returns table (nth bigint, colour text, reason text) language sql stable as $$
    select a.nth, l.colour, l.reason
      from unnest(items, dues) with ordinality a (item, due, nth)
      left join suspension s on s.measure = a.item and s.ended_at is null and s.from_on <= (asked at time zone 'Asia/Shanghai')::date
      left join measure m on m.number = a.item and m.state in ('AWAITING_RECEIPT', 'IN_PROGRESS') and end_of_day(m.due_on) = a.due
      left join safe_day y on y.measure = m.number
     cross join lateral light_of(a.due, s.until_on, y.date, asked) l
     order by a.nth
$$;
