#include "core/import/ibkr_activity_sections.h"

#include "core/domain/symbols.h"

namespace core {

namespace {

const NumberColumn kPlainNumber(DecimalPoint::Point, NumberColumn::Exponents::Accept);

std::optional<Decimal> numberOf(const QString& text) {
    const auto read = kPlainNumber.read(QStringView(text));
    return read ? std::optional(read->value) : std::nullopt;
}

QString contractKey(const QString& category, const QString& symbol) {
    const auto assetClass = ibkrAssetClass(category);
    return QString::number(assetClass ? int(*assetClass) : -1) + u'|' + canonicalSymbol(symbol);
}

} // namespace

int ActivityRow::commissionColumn() const {
    const int plain = header.firstOf({"Comm/Fee", "Comm/Tax", "Commission"});
    if (plain >= 0) {
        return plain;
    }
    for (int i = 0; i < header.size(); ++i) {
        if (header.names().at(i).startsWith(u"Comm in ")) {
            return i;
        }
    }
    return -1;
}

QString ActivityRow::commissionCurrency() const {
    const QString name = header.names().value(commissionColumn());
    return name.startsWith(u"Comm in ") ? name.mid(8).trimmed().toUpper() : QString();
}

int ActivityRow::realisedColumn() const {
    const int named = header.firstOf({"Realized P/L", "Realised P/L"});
    const int commission = commissionColumn();
    if (named >= 0 || commission < 0) {
        return named;
    }
    const QStringList names = header.names();
    const bool blanks = names.value(commission + 1).isEmpty() && names.value(commission + 2).isEmpty();
    return blanks && commission + 2 < names.size() ? commission + 2 : -1;
}

bool visitActivityRows(const QByteArray& text, const ReadOptions& options,
                       const std::function<void(const ActivityRow&)>& visit) {
    CsvReader csv(text, ',');
    HeaderMap header;
    QString section;
    while (csv.next()) {
        if (options.isCancelled()) {
            return false;
        }
        if (csv.raw(1) == "Header") {
            header = HeaderMap(csv);
            section = csv.text(0);
        } else if (csv.text(0) == section) {
            visit({csv, header, section, csv.text(1)});
        }
    }
    return true;
}

void ActivitySurvey::see(const ActivityRow& row) {
    if (row.section == u"Statement" || row.section == u"Account Information") {
        const QString field = HeaderMap::normalised(row.csv.text(2));
        if ((field == u"account" || field == u"accountid") && accountNumber.isEmpty()) {
            accountNumber = row.csv.text(3).section(u' ', 0, 0);
        } else if (field == u"basecurrency") {
            baseCurrency = row.csv.text(3).toUpper();
        }
    } else if (row.section == u"Financial Instrument Information") {
        seeContract(row);
    } else if (row.isTrade()) {
        dates.see(row.value("Date/Time").toUtf8(), row.csv.line());
        hasOrders = hasOrders || row.value("DataDiscriminator") == u"Order";
        const auto quantity = numberOf(row.value("Quantity"));
        const auto price = numberOf(row.value("T. Price"));
        if (IbkrCodes(row.value("Code")).cancelled && quantity && price) {
            cancellations.add(row.value("Account"), row.value("Symbol"), *quantity, *price);
        }
    }
}

void ActivitySurvey::seeContract(const ActivityRow& row) {
    Contract contract;
    contract.multiplier = numberOf(row.value("Multiplier"));
    contract.expiry = row.value("Expiry");
    contract.strike = row.value("Strike");
    contract.right = row.value("Type");
    // "META, FB": a renamed symbol stands beside its former name.
    for (const QString& symbol : row.value("Symbol").split(u',')) {
        m_contracts.insert(contractKey(row.value("Asset Category"), symbol), contract);
    }
}

const ActivitySurvey::Contract* ActivitySurvey::contract(const QString& category,
                                                         const QString& symbol) const {
    const auto found = m_contracts.constFind(contractKey(category, symbol));
    return found == m_contracts.cend() ? nullptr : &*found;
}

} // namespace core
