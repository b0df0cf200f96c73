-- Counting is from an index alone for what somebody has in hand, and for what a department has open, too.

drop index work_item_assignee;
create index work_item_assignee on work_item (assignee, department, role, due, task_id) include (barred, step, sent_back);
drop index work_item_department;
create index work_item_department on work_item (department, due, task_id) include (barred);
