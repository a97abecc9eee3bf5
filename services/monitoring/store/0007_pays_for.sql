-- Which fte line a euro line pays for. Of what was copied before it is not known.
ALTER TABLE plan_line ADD COLUMN pays_for TEXT NOT NULL DEFAULT '';
