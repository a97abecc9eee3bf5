-- Where the units stand in their tree. An empty parent is a root's; one that is NULL is not known: the unit was copied
-- before parents were, and gets its parent at the entry parent_sequence.
ALTER TABLE plan_unit ADD COLUMN parent TEXT;
ALTER TABLE plan_unit ADD COLUMN parent_sequence BIGINT NOT NULL DEFAULT 0;

-- So the plans are gone through once more from their beginning; what is there already stays.
UPDATE plan_feed SET resume_token = '';
