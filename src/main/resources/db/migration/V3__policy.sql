-- Offices that are no handling departments, and the deadline policy as data.

insert into department (code, name, kind) values
    ('DBZB', '督办专班', 'SUPERVISION_OFFICE'),
    ('BGT', '市政府办公厅（督查室）', 'GOVERNMENT_OFFICE'),
    ('SZF', '市政府', 'GOVERNMENT');

create table policy_rule (
    kind         text primary key,
    working_days integer not null check (working_days > 0)
);
comment on table policy_rule is 'Working days a step may take, counted from the day it reaches its holder (RECEIPT: from dispatch). MEASURE and STAGE have dates of their own.';

insert into policy_rule (kind, working_days) values
    ('DISPATCH', 5), ('RECEIPT', 2), ('HAND_ON', 2), ('SIGN_OFF', 2), ('VERIFICATION', 5),
    ('APPLICATION', 5), ('COMMENT_VERIFICATION', 5), ('STRIKE_OFF', 5), ('ARCHIVE', 5);
