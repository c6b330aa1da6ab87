#include "server/auth/access_token.h"

#include "core/wire/json.h"
#include "server/auth/secrets.h"

#include <QByteArrayList>

namespace server {
namespace {

constexpr qsizetype kLongestToken = 2048;
constexpr std::chrono::minutes kClockDifference{1};
constexpr core::JsonLimits kLimits{kLongestToken, 2, 32};

struct Parts {
    QByteArray signedText;
    QByteArray header;
    QByteArray payload;
    QByteArray signature;
};

std::optional<Parts> split(const QByteArray& token) {
    if (token.size() > kLongestToken || token.count('.') != 2) {
        return std::nullopt;
    }
    const QList<QByteArray> texts = token.split('.');
    const auto header = fromBase64Url(texts[0]);
    const auto payload = fromBase64Url(texts[1]);
    const auto signature = fromBase64Url(texts[2]);
    if (!header || !payload || !signature) {
        return std::nullopt;
    }
    return Parts{texts[0] + '.' + texts[1], *header, *payload, *signature};
}

std::optional<core::Instant> secondsOf(const core::JsonValue& claims, QStringView name) {
    const core::JsonValue* value = claims.find(name);
    const auto seconds = value ? value->toInteger() : std::nullopt;
    // Beyond the year 9999 the milliseconds would not fit.
    if (!seconds || *seconds < 0 || *seconds > 253'402'300'799) {
        return std::nullopt;
    }
    return core::instantFromMs(*seconds * 1000);
}

} // namespace

QByteArray signedJws(const QByteArray& header, const QByteArray& payload, const QByteArray& key) {
    const QByteArray text = base64Url(header) + '.' + base64Url(payload);
    return text + '.' + base64Url(hmacSha256(key, text));
}

AccessTokens::AccessTokens(std::map<QByteArray, QByteArray> keys, QByteArray currentKey, QString issuer)
    : m_keys(std::move(keys)), m_currentKey(std::move(currentKey)), m_issuer(std::move(issuer)) {}

QByteArray AccessTokens::issue(UserId user, TenantId tenant, SessionId session, core::Instant now) const {
    core::JsonWriter header;
    header.beginObject().key("alg").string("HS256").key("typ").string("at+jwt");
    header.key("kid").string(m_currentKey).endObject();
    const qint64 issued = core::toMs(now) / 1000;
    core::JsonWriter claims;
    claims.beginObject();
    claims.key("iss").string(m_issuer).key("aud").string(m_issuer);
    claims.key("sub").string(user.toString()).key("tid").string(tenant.toString());
    claims.key("sid").string(session.toString());
    claims.key("iat").integer(issued).key("exp").integer(issued + std::chrono::seconds(kLife).count());
    claims.endObject();
    return signedJws(header.take(), claims.take(), m_keys.at(m_currentKey));
}

std::optional<AccessClaims> AccessTokens::verified(const QByteArray& token, core::Instant now) const {
    const auto parts = split(token);
    if (!parts) {
        return std::nullopt;
    }
    const auto header = core::parseJson(parts->header, kLimits);
    if (!header || header->text(u"alg") != u"HS256" || header->text(u"typ") != u"at+jwt" ||
        header->find(u"crit") != nullptr) {
        return std::nullopt;
    }
    const auto key = m_keys.find(header->text(u"kid").toUtf8());
    if (key == m_keys.end() || !sameSecret(hmacSha256(key->second, parts->signedText), parts->signature)) {
        return std::nullopt;
    }
    const auto claims = core::parseJson(parts->payload, kLimits);
    if (!claims || claims->text(u"iss") != m_issuer || claims->text(u"aud") != m_issuer) {
        return std::nullopt;
    }
    const auto issued = secondsOf(*claims, u"iat");
    const auto expires = secondsOf(*claims, u"exp");
    if (!issued || !expires || *issued > now + kClockDifference || *expires <= now) {
        return std::nullopt;
    }
    AccessClaims said;
    said.user = UserId::fromString(claims->text(u"sub"));
    said.tenant = TenantId::fromString(claims->text(u"tid"));
    said.session = SessionId::fromString(claims->text(u"sid"));
    said.issuedAt = *issued;
    said.expiresAt = *expires;
    const bool named = !said.user.isNull() && !said.tenant.isNull() && !said.session.isNull();
    return named ? std::optional(said) : std::nullopt;
}

} // namespace server
