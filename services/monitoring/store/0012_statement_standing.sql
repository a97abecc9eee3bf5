-- What a list tells of a statement without reading all that it says: either all three or none. Of statements from
-- before, none: it stands in their content.
ALTER TABLE statement ADD COLUMN figures TEXT;
ALTER TABLE statement ADD COLUMN period_closed BIGINT;
ALTER TABLE statement ADD COLUMN provisional BIGINT;
