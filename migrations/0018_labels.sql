-- What staff write beside a young person's name, to tell two of the same name apart. The young person sees it.
ALTER TABLE people ADD COLUMN label TEXT;
