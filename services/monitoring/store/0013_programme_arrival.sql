-- The journal entry that brought a programme: whether it was known at an earlier one is read from this.
ALTER TABLE plan_programme ADD COLUMN arrival_sequence BIGINT NOT NULL DEFAULT 0;
UPDATE plan_programme SET arrival_sequence = e.sequence FROM journal_entry AS e
  WHERE e.action = 'plan.programme' AND e.resource = 'programmes/' || plan_programme.id;
