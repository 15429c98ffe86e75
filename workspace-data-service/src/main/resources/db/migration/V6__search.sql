-- Text to what search finds it by. Text and query pass the same functions, so that both are folded
-- alike. unaccent() is only STABLE because its rules may be replaced; ours are PostgreSQL's own.
-- Changing anything here means filling every workspace's _search anew.

-- Lower case without accents; what PostgreSQL's parser would take for an address, a path or a sign
-- is cut into words, and scripts without spaces into characters.
create function records.search_words(text) returns text
language plpgsql immutable strict parallel safe as $$
declare
  folded text := translate(lower(unaccent($1)), '@.-_/:<&+~', '          ');
begin
  if octet_length(folded) > char_length(folded) then
    folded := regexp_replace(folded, '([⺀-鿿豈-﫿가-힯])', ' \1 ', 'g');
  end if;
  return folded;
end $$;

-- The vector holds the first 100,000 characters (a megabyte of distinct words would be more than it
-- can), the label's words with weight A. The trigrams hold the beginning, where the label is.
create function records.search_document(label text, rest text, out words text, out vector tsvector)
language plpgsql immutable parallel safe as $$
declare
  first text := coalesce(records.search_words(left(label, 10000)), '');
  others text := coalesce(records.search_words(left(rest, 100000)), '');
begin
  words := left(concat(first, E'\n', others), 100);
  vector := setweight(to_tsvector('simple', first), 'A') || to_tsvector('simple', others);
end $$;

-- Every word of the query, in any order, as the beginning of a word; what the query writes together
-- (an address, a number, a name with a hyphen) stands together. Digits alone may be a phone number,
-- which people write with and without spaces, trunk zero and calling code. Null without a word.
create function records.search_query(text) returns tsquery
language plpgsql immutable strict parallel safe as $$
declare
  chunk text;
  part tsquery;
  result tsquery;
  digits text;
begin
  foreach chunk in array (string_to_array(translate(left($1, 500), E'\t\r\n', '   '), ' '))[1:30] loop
    if chunk <> '' then
      part := phraseto_tsquery('simple', records.search_words(chunk));
      if numnode(part) > 0 then
        part := (part::text || ':*')::tsquery;
        result := case when result is null then part else result && part end;
      end if;
    end if;
  end loop;
  if left($1, 500) ~ '^[-+0-9 ()./]+$' then
    digits := ltrim(regexp_replace(left($1, 500), '\D', '', 'g'), '0');
    if length(digits) between 3 and 30 then
      part := (digits || ':*')::tsquery;
      result := case when result is null then part else result || part end;
    end if;
  end if;
  return result;
end $$;

-- A number with its calling code, and without: a calling code has one to three digits.
create function records.search_phone(text) returns text
language sql immutable strict parallel safe as $$
  select concat_ws(' ', d, substr(d, 2), substr(d, 3), substr(d, 4))
  from regexp_replace($1, '\D', '', 'g') as d
$$;

create function records.search_phones(jsonb) returns text
language sql immutable strict parallel safe as $$
  select string_agg(records.search_phone(concat(p ->> 'callingCode', p ->> 'number')), ' ')
  from jsonb_path_query($1, '$[*]') as p
$$;

create function records.search_strings(jsonb) returns text
language sql immutable strict parallel safe as $$
  select string_agg(s #>> '{}', ' ')
  from jsonb_path_query($1, 'strict $.** ? (@.type() == "string")') as s
$$;
