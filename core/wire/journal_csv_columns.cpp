#include "core/wire/journal_csv_columns.h"

namespace core {

namespace {

constexpr std::array<const char*, kJournalColumns> kNames = {"id",
                                                             "account",
                                                             "accountBroker",
                                                             "accountNumber",
                                                             "accountCurrency",
                                                             "accountMatching",
                                                             "accountMayBeShort",
                                                             "symbol",
                                                             "class",
                                                             "currency",
                                                             "multiplier",
                                                             "tick",
                                                             "expiry",
                                                             "strike",
                                                             "right",
                                                             "side",
                                                             "quantity",
                                                             "price",
                                                             "time",
                                                             "timePrecision",
                                                             "effect",
                                                             "product",
                                                             "venue",
                                                             "accountRate",
                                                             "externalId",
                                                             "commission",
                                                             "exchange",
                                                             "regulatory",
                                                             "taxes",
                                                             "funding",
                                                             "other",
                                                             "costCurrency",
                                                             "position",
                                                             "byHand",
                                                             "notes",
                                                             "tags",
                                                             "initialStop",
                                                             "stop",
                                                             "target",
                                                             "stars",
                                                             "playbook",
                                                             "openingPrice",
                                                             "mae",
                                                             "mfe",
                                                             "emotion",
                                                             "reviewed",
                                                             "mistakes"};

} // namespace

const char* journalColumnName(JournalColumn column) {
    return kNames[std::size_t(column)];
}

std::optional<JournalColumn> journalColumnByName(QStringView name) {
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (name == QLatin1String(kNames[i])) {
            return JournalColumn(i);
        }
    }
    return std::nullopt;
}

QString joinedList(const QStringList& names) {
    QString cell;
    for (const QString& name : names) {
        if (!cell.isEmpty()) {
            cell += u';';
        }
        for (const QChar c : name) {
            if (c == u';' || c == u'\\') {
                cell += u'\\';
            }
            cell += c;
        }
    }
    return cell;
}

QStringList splitList(const QString& cell) {
    QStringList names;
    QString name;
    bool escaped = false;
    for (const QChar c : cell) {
        if (!escaped && c == u'\\') {
            escaped = true;
        } else if (!escaped && c == u';') {
            names.append(name.trimmed());
            name.clear();
        } else {
            name += c;
            escaped = false;
        }
    }
    names.append(name.trimmed());
    names.removeAll(QString());
    return names;
}

QString defused(const QString& text) {
    static const QString kDangerous = QStringLiteral("=+-@\t\r'");
    return !text.isEmpty() && kDangerous.contains(text[0]) ? u'\'' + text : text;
}

QString undefused(const QString& cell) {
    return cell.startsWith(u'\'') ? cell.mid(1) : cell;
}

} // namespace core
