-- A record's history, and what happened in the last day.
CREATE INDEX activity_about ON activity (installation, entity, record, id) WHERE record IS NOT NULL;
CREATE INDEX activity_by_time ON activity (installation, at, event);
