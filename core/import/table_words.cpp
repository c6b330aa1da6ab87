#include "core/import/table_words.h"

#include "core/domain/symbols.h"
#include "core/import/header_map.h"
#include "core/import/row_reading.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace core {

namespace {

template <std::size_t Size>
bool startsWithAny(const QString& key, const std::array<const char*, Size>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const char* known) { return key.startsWith(QLatin1String(known)); });
}

} // namespace

bool isNoTrade(const QString& word) {
    static constexpr std::array kWords = {
        "virement",   "dividend",    "dividende", "interest",   "zinsen",     "deposit", "withdrawal",
        "withdraw",   "transfer",    "fee",       "tax",        "balance",    "credit",  "debit",
        "versement",  "prelevement", "retrait",   "einzahlung", "auszahlung", "journal", "cash",
        "adjustment", "rebate",      "cancelled", "canceled",   "rejected",   "split"};
    return startsWithAny(HeaderMap::normalised(word), kWords);
}

bool isCorporateAction(const QString& word) {
    static constexpr std::array kWords = {"split",        "merger",     "spinoff",
                                          "symbolchange", "namechange", "conversion"};
    const QString key = HeaderMap::normalised(word);
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](const char* known) { return key.contains(QLatin1String(known)); });
}

OrderState orderStateOf(const QString& word) {
    static constexpr std::array kWaiting = {"cancel", "reject",    "expired", "working", "pending",
                                            "queued", "submitted", "accept",  "inactive"};
    static constexpr std::array kInPart = {"partial", "partly"};
    const QString key = HeaderMap::normalised(word);
    if (startsWithAny(key, kInPart)) {
        return OrderState::InPart;
    }
    return startsWithAny(key, kWaiting) ? OrderState::NotExecuted : OrderState::Executed;
}

std::optional<Side> tradeVerb(const QString& word) {
    static constexpr std::array kVerbs = {"buy", "bought", "bot", "sell", "sold", "sld"};
    const QString key = HeaderMap::normalised(word);
    const bool isVerb = key.startsWith(QLatin1String("buyto")) || key.startsWith(QLatin1String("sellto")) ||
                        std::any_of(kVerbs.begin(), kVerbs.end(),
                                    [&](const char* verb) { return key == QLatin1String(verb); });
    return isVerb ? sideOf(word) : std::nullopt;
}

std::optional<AssetClass> assetClassNamed(const QString& word) {
    static const QHash<QString, AssetClass> kWords = {{QStringLiteral("stock"), AssetClass::Stock},
                                                      {QStringLiteral("stocks"), AssetClass::Stock},
                                                      {QStringLiteral("equity"), AssetClass::Stock},
                                                      {QStringLiteral("equities"), AssetClass::Stock},
                                                      {QStringLiteral("etf"), AssetClass::Stock},
                                                      {QStringLiteral("eq"), AssetClass::Stock},
                                                      {QStringLiteral("option"), AssetClass::Option},
                                                      {QStringLiteral("options"), AssetClass::Option},
                                                      {QStringLiteral("opt"), AssetClass::Option},
                                                      {QStringLiteral("future"), AssetClass::Future},
                                                      {QStringLiteral("futures"), AssetClass::Future},
                                                      {QStringLiteral("fut"), AssetClass::Future},
                                                      {QStringLiteral("forex"), AssetClass::Forex},
                                                      {QStringLiteral("fx"), AssetClass::Forex},
                                                      {QStringLiteral("crypto"), AssetClass::Crypto},
                                                      {QStringLiteral("cryptocurrency"), AssetClass::Crypto},
                                                      {QStringLiteral("cfd"), AssetClass::Cfd}};
    const QString key = HeaderMap::normalised(word);
    if (const auto found = kWords.constFind(key); found != kWords.constEnd()) {
        return *found;
    }
    // "Equity Option", "Future Option", "OPTIDX": an option whatever it is on.
    if (key.contains(QLatin1String("option")) || key.startsWith(QLatin1String("opt"))) {
        return AssetClass::Option;
    }
    return key.startsWith(QLatin1String("fut")) ? std::optional(AssetClass::Future) : std::nullopt;
}

void readClassOfSymbol(Instrument& instrument) {
    const auto occ = readOccSymbol(instrument.symbol);
    const auto option = occ ? occ : readIndianOption(instrument.symbol);
    const QString root = futureRoot(instrument.symbol);
    if (option) {
        instrument.assetClass = AssetClass::Option;
        instrument.expiry = option->expiry;
        instrument.strike = option->strike;
        instrument.right = option->right;
    } else if (isIndianFuture(instrument.symbol) ||
               (!root.isEmpty() && contractSpec(root, AssetClass::Future))) {
        instrument.assetClass = AssetClass::Future;
    }
}

} // namespace core
