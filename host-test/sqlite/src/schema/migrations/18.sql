-- Who changed a setting.
ALTER TABLE activity ADD COLUMN actor TEXT;
