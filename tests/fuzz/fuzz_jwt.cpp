// Arbitrary bytes as an access token, and arbitrary JSON as header and claims under a right signature: what
// the parser sees once HMAC lets it. Nothing but a whole token of ours that is still good may pass.
#include "core/wire/json.h"
#include "server/auth/access_token.h"

#include <cstdlib>

namespace {

using namespace server;

const QByteArray kKey(32, 'k');
constexpr core::Instant kNow{std::chrono::seconds(1'764'000'000)};

void insist(bool holds) {
    if (!holds) {
        std::abort();
    }
}

const AccessTokens& tokens() {
    static const AccessTokens made({{"2026a", kKey}}, "2026a", QStringLiteral("https://journal.example"));
    return made;
}

/// Without the key nobody makes a token.
void fuzzForged(const QByteArray& token) {
    insist(!tokens().verified(token, kNow));
}

/// "header\0claims" under the key.
void fuzzSigned(const QByteArray& bytes) {
    const qsizetype split = bytes.indexOf('\0');
    if (split < 0) {
        return;
    }
    const QByteArray header = bytes.first(split);
    const QByteArray payload = bytes.sliced(split + 1);
    const QByteArray token = signedJws(header, payload, kKey);
    const auto claims = tokens().verified(token, kNow);
    if (!claims) {
        return;
    }
    insist(!claims->user.isNull() && !claims->tenant.isNull() && !claims->session.isNull());
    insist(claims->expiresAt > kNow && claims->issuedAt <= kNow + std::chrono::minutes(1));
    insist(core::parseJson(header)->text(u"alg") == u"HS256");
    insist(core::parseJson(payload)->text(u"aud") == u"https://journal.example");
    insist(!tokens().verified(token, claims->expiresAt));
    // The last character may hold two bits that are not part of the signature: not one of them may matter.
    for (qsizetype i = 0; i < token.size(); i += 7) {
        QByteArray changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        insist(!tokens().verified(changed, kNow));
    }
}

/// One of ours, cut or with one byte changed as the input says.
void fuzzDamaged(const QByteArray& bytes) {
    static const QByteArray kToken =
        tokens().issue(UserId::fromString(u"11111111-1111-4111-8111-111111111111"),
                       TenantId::fromString(u"22222222-2222-4222-8222-222222222222"),
                       SessionId::fromString(u"33333333-3333-4333-8333-333333333333"), kNow);
    insist(tokens().verified(kToken, kNow).has_value());
    if (bytes.size() < 3) {
        return;
    }
    const auto place = qsizetype((quint8(bytes[0]) << 8) | quint8(bytes[1])) % kToken.size();
    QByteArray damaged = kToken;
    damaged.replace(place, 1, bytes.sliced(2));
    insist(damaged == kToken || !tokens().verified(damaged, kNow));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    if (size == 0) {
        return 0;
    }
    const QByteArray rest(reinterpret_cast<const char*>(bytes + 1), qsizetype(size - 1));
    switch (bytes[0] % 3) {
    case 0:
        fuzzForged(rest);
        break;
    case 1:
        fuzzSigned(rest);
        break;
    default:
        fuzzDamaged(rest);
        break;
    }
    return 0;
}
