-- Whose hands an item is in where its state alone does not say.

alter table measure add column in_hands_of text references department (code);
comment on column measure.in_hands_of is 'The leader who settles a difference, the government office that cross-checks; null where the state says who has it.';
alter table comment add column in_hands_of text references department (code);
comment on column comment.in_hands_of is 'The government office while it cross-checks; null where the state says who has it.';
