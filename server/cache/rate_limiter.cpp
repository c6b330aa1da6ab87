#include "server/cache/rate_limiter.h"

#include <algorithm>

namespace server {
namespace {

/// Keys of limits that are full again are dropped when there are this many.
constexpr qsizetype kMostKeysHere = 100'000;

// All in µs; `tat` is the time at which the next request would arrive if all came evenly spaced. A Lua number
// holds 2^53 exactly, but prints 14 digits unless told otherwise.
const QByteArray kScript = R"(
local emission = tonumber(ARGV[1])
local burst = tonumber(ARGV[2])
local cost = tonumber(ARGV[3])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local tat = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
local after = tat + emission * cost
local allowed = after - now <= emission * burst
if allowed and cost > 0 then
    redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.ceil((after - now) / 1000))
    tat = after
end
return {allowed and 1 or 0, tat - now, after - now}
)";

RateVerdict verdict(const RateLimit& limit, qint64 emission, bool allowed, qint64 used, qint64 wanted) {
    RateVerdict said;
    said.allowed = allowed;
    said.limit = limit.count;
    const qint64 whole = emission * limit.count;
    said.remaining = int(std::clamp<qint64>((whole - used) / emission, 0, limit.count));
    said.untilFull = std::chrono::milliseconds((used + 999) / 1000);
    said.retryAfter = std::chrono::milliseconds(allowed ? 0 : (wanted - whole + 999) / 1000);
    return said;
}

qint64 emissionOf(const RateLimit& limit) {
    return std::max<qint64>(std::chrono::microseconds(limit.period).count() / limit.count, 1);
}

} // namespace

RateVerdict RateLimiter::take(const QByteArray& key, const RateLimit& limit, WithoutRedis without, int cost) {
    const qint64 emission = emissionOf(limit);
    const auto answer = m_redis.eval(
        kScript, "limit:" + key,
        {QByteArray::number(emission), QByteArray::number(limit.count), QByteArray::number(cost)});
    if (answer && answer->size() == 3) {
        return verdict(limit, emission, (*answer)[0] == 1, (*answer)[1], (*answer)[2]);
    }
    if (without == WithoutRedis::LimitHere) {
        return takeHere(key, limit, cost);
    }
    return verdict(limit, emission, true, 0, 0);
}

RateVerdict RateLimiter::takeHere(const QByteArray& key, const RateLimit& limit, int cost) {
    const qint64 emission = emissionOf(limit);
    const qint64 now = core::toMs(m_clock.now()) * 1000;
    const std::scoped_lock lock(m_mutex);
    if (m_arrivals.size() >= kMostKeysHere) {
        m_arrivals.removeIf([now](const auto& entry) { return entry.value() <= now; });
    }
    qint64 arrival = std::max(m_arrivals.value(key, now), now);
    const qint64 after = arrival + emission * cost;
    const bool allowed = after - now <= emission * limit.count;
    if (allowed && cost > 0) {
        m_arrivals.insert(key, after);
        arrival = after;
    }
    return verdict(limit, emission, allowed, arrival - now, after - now);
}

} // namespace server
