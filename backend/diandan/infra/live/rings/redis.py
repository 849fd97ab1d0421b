"""A ring in Redis: the last frames of one topic as a stream, for publishers and hubs on any machine.

Keys, all of one Redis (a primary with replicas will do, a sharded cluster will not):

- ``run``: the name of one unbroken run of frames. Where frames may have been lost it gets another name, and
  so it does by itself when Redis has lost its memory: one rule for every kind of loss.
- ``topic:<name>``: run, epoch and seq of a topic somebody holds a place in; without it nothing is kept.
- ``ring:<name>``: its last frames, a stream whose ids are their numbers; expires with their use.
- ``feed``: every frame on its way to the hubs, each with the next ``count``, so that a gap is noticed.
- ``publishers``: who publishes, and until when it is believed to be alive.
"""

from diandan.infra.live.rings.memory import AGE_MAX_S, FRAMES_MAX

PREFIX = "diandan:live:"
RUN, FEED, COUNT, PUBLISHERS = (f"{PREFIX}{name}" for name in ("run", "feed", "count", "publishers"))

# A hub that reads nothing for longer than this many frames reads its topics anew.
FEED_MAX = 20_000
# A topic nobody touched for so long is forgotten; hubs touch what they keep.
TOPIC_S = 600
# A publisher not heard of for so long may have taken frames with it.
PRESENT_S = 5.0

_COMMON = f"""
local P = '{PREFIX}'
local function run(fresh)
  local known = redis.call('GET', P..'run')
  if not known then known = fresh; redis.call('SET', P..'run', fresh) end
  return known
end
local function begin(topic, now, epoch)
  redis.call('DEL', P..'ring:'..topic)
  redis.call('HSET', P..'topic:'..topic, 'r', now, 'e', epoch, 's', 0)
  redis.call('EXPIRE', P..'topic:'..topic, {TOPIC_S})
end
local function on_its_way(topic, now, epoch, seq, body)
  local count = redis.call('INCR', P..'count')
  redis.call('XADD', P..'feed', 'MAXLEN', '~', {FEED_MAX}, '*',
    'n', count, 'r', now, 't', topic, 'e', epoch, 's', seq, 'b', body)
end
local function tell(topic, now, epoch, body)
  local seq = redis.call('HINCRBY', P..'topic:'..topic, 's', 1)
  local ring = P..'ring:'..topic
  redis.call('XADD', ring, 'MAXLEN', '=', {FRAMES_MAX}, seq..'-0', 'b', body)
  redis.call('PEXPIRE', ring, {int(AGE_MAX_S * 1000)})
  on_its_way(topic, now, epoch, seq, body)
end
"""

# Number a frame and send it on its way; one of a topic nobody holds a place in is skipped.
TELL = (
    _COMMON
    + """
local topic, body, fresh, always = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local now = run(fresh)
if always == '1' then on_its_way(topic, now, '', 0, body) return 1 end
local at = redis.call('HMGET', P..'topic:'..topic, 'r', 'e')
if not at[2] then return 0 end
if at[1] ~= now then begin(topic, now, fresh); at[2] = fresh end
tell(topic, now, at[2], body)
return 1
"""
)

# A frame of this topic could not be sent: a new epoch, and a word to its screens.
LOSE = (
    _COMMON
    + """
local topic, body, fresh = ARGV[1], ARGV[2], ARGV[3]
local now = run(fresh)
if redis.call('EXISTS', P..'topic:'..topic) == 0 then return 0 end
begin(topic, now, fresh)
tell(topic, now, fresh, body)
return 1
"""
)

# Where a topic stands, and its ring; a topic of another run, or of none, begins anew.
OPEN = (
    _COMMON
    + """
local topic, fresh = ARGV[1], ARGV[2]
local now = run(fresh)
local key = P..'topic:'..topic
local at = redis.call('HMGET', key, 'r', 'e')
if at[1] ~= now then begin(topic, now, fresh); at[2] = fresh end
return {now, at[2], redis.call('HGET', key, 's'), redis.call('XRANGE', P..'ring:'..topic, '-', '+')}
"""
)

# Something may have been lost and nobody knows what: another run, unless somebody said so already.
RENEW_ALL = (
    _COMMON
    + """
local known, fresh = ARGV[1], ARGV[2]
local now = redis.call('GET', P..'run')
if now == known then redis.call('SET', P..'run', fresh) return fresh end
return run(fresh)
"""
)

# A publisher says that it is there; with nothing to say it says only that.
PRESENT = f"""
local time = redis.call('TIME')
redis.call('ZADD', '{PUBLISHERS}', time[1] + time[2] / 1000000 + {PRESENT_S}, ARGV[1])
return 1
"""

# Whoever was not heard of again has vanished: everything may have lost a frame.
MOURN = (
    _COMMON
    + """
local time = redis.call('TIME')
local gone = redis.call('ZRANGEBYSCORE', P..'publishers', '-inf', time[1] + time[2] / 1000000)
if #gone > 0 then
  redis.call('ZREM', P..'publishers', unpack(gone))
  redis.call('SET', P..'run', ARGV[1])
end
return {run(ARGV[1]), #gone}
"""
)
