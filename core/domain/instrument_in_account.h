#pragma once

#include <QHash>
#include <QUuid>

namespace core {

/// Matching never crosses accounts: whose fills of what are matched together.
struct InstrumentInAccount {
    QUuid account;
    QUuid instrument;
    friend bool operator==(const InstrumentInAccount&, const InstrumentInAccount&) = default;
    friend size_t qHash(const InstrumentInAccount& key, size_t seed) {
        return qHashMulti(seed, key.account, key.instrument);
    }
};

} // namespace core
