#include "server/api/statistics_query.h"

#include "core/domain/wire_names.h"
#include "server/auth/secrets.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>

namespace server {
namespace {

constexpr int kMostWords = 50;
constexpr std::array<const char*, 2> kBases = {"net", "gross"};

/// Numbers that may be given several times, each within bounds.
std::vector<int> readNumbers(QueryFields& query, const QString& name, int least, int most) {
    std::vector<int> numbers;
    for (const QString& text : query.texts(name, most - least + 1)) {
        bool ok = false;
        const int number = text.toInt(&ok);
        if (!ok || number < least || number > most) {
            query.wrong(name, complaint(std::nullopt, WholeRule{least, most}));
        }
        numbers.push_back(number);
    }
    return numbers;
}

std::optional<double> readR(QueryFields& query, const QString& name) {
    const auto r = query.decimal(name);
    return r ? std::optional(r->toDouble()) : std::nullopt;
}

} // namespace

StatisticsQuery readStatisticsQuery(QueryFields& query) {
    StatisticsQuery read;
    core::TradeFilter& filter = read.filter;
    filter.basis = query.choice<core::Basis>(u"basis", kBases).value_or(core::Basis::Net);
    filter.from = query.day(u"from");
    filter.to = query.day(u"to");
    if (filter.from && filter.to && *filter.to < *filter.from) {
        query.wrong(u"to", QStringLiteral("Must not be before from"));
    }
    filter.symbols = query.texts(u"symbol", kMostWords);
    filter.tags = query.texts(u"tag", kMostWords);
    filter.accounts = query.texts(u"account", kMostWords);
    filter.side = query.choice<core::Direction>(u"side", core::wireNames<core::Direction>());
    if (const auto win = query.flag(u"win")) {
        filter.outcome = *win ? core::Outcome::Win : core::Outcome::Loss;
    }
    filter.status = query.choice<core::TradeStatus>(u"status", core::wireNames<core::TradeStatus>());
    filter.weekdays = readNumbers(query, QStringLiteral("weekday"), 1, 7);
    filter.entryHours = readNumbers(query, QStringLiteral("hour"), 0, 23);
    filter.fromR = readR(query, QStringLiteral("fromR"));
    filter.toR = readR(query, QStringLiteral("toR"));
    read.words = query.text(u"q");
    return read;
}

QByteArray rangeText(const core::TradeFilter& filter) {
    const auto text = [](const std::optional<core::Day>& day) {
        return day ? core::dayText(*day).toLatin1() : QByteArray();
    };
    return text(filter.from) + ".." + text(filter.to);
}

QByteArray filtersHash(const Request& request) {
    QByteArrayList parts;
    for (const auto& [name, value] : request.query) {
        if (name != u"from" && name != u"to") {
            // Names are known by now and hold no '='; a value cannot pass for two.
            const QByteArray text = value.toUtf8();
            parts << name.toUtf8() + '=' + QByteArray::number(text.size()) + ':' + text;
        }
    }
    std::sort(parts.begin(), parts.end());
    return sha256(parts.join('&')).toHex();
}

} // namespace server
