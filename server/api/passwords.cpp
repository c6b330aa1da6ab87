#include "server/api/passwords.h"

#include "server/observe/metrics.h"

namespace server {
namespace {

template <typename Work>
auto timed(const ApiContext& context, Work&& work) {
    const auto started = std::chrono::steady_clock::now();
    auto result = work();
    context.metrics.observe(Duration::PasswordHash, std::chrono::steady_clock::now() - started);
    return result;
}

} // namespace

QByteArray hashOfPassword(const ApiContext& context, const QString& password) {
    return timed(context, [&] { return passwordHash(password, context.settings.hashCost); });
}

bool passwordFits(const ApiContext& context, const std::optional<Person>& person, const QString& password) {
    return timed(context, [&] {
        return person && !person->passwordHash.isEmpty() ? passwordMatches(person->passwordHash, password)
                                                         : matchesNobody(password, context.settings.hashCost);
    });
}

} // namespace server
