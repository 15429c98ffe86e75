-- Under which access the request of a key was answered: a repeat by somebody who may less (or other
-- things) by now must not be told what they could read then.
alter table idempotency add column access text not null default 'everything';
