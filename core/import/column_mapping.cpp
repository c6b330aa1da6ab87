#include "core/import/column_mapping.h"

#include "core/import/date_reader.h"
#include "core/import/header_map.h"
#include "core/import/option_text.h"
#include "core/import/row_reading.h"
#include "core/import/table_words.h"
#include "core/wire/json.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace core {
namespace {

struct FieldNames {
    const char* name;    ///< in templates
    const char* aliases; ///< normalised header names, most telling first
};

/// In the order of ColumnField.
constexpr std::array<FieldNames, kColumnFields> kFields = {{
    {"symbol",
     "symbol ticker tradingsymbol instrument contract scrip scripname security stock pair coin asset market "
     "symbole wertpapier product libelle bezeichnung isin name description"},
    {"date", "entrydate entrydatetime opendate opendatetime entrytime opentime openedat filledat filledtime "
             "filltime executedat executiontime exectime tradedate executiondate datetime dateandtime date "
             "transactiondate activitydate timestamp datedoperation dateoperation datum tradetime time"},
    {"time", "time tradetime executiontime exectime filltime entrytime opentime uhrzeit heure"},
    {"side", "side buysell bs action direction tradetype transactiontype transcode type operation sens way "
             "richtung vorgang"},
    // What was executed before what was ordered: an order list has both.
    {"quantity",
     "filledqty filledquantity executedqty executedquantity execqty filled quantity qty shares contracts "
     "size lots units volume quantite stuck anzahl menge"},
    {"price",
     "entryprice avgentryprice openprice avgfillprice averagefillprice filledprice fillprice execprice "
     "executionprice avgprice averageprice tradeprice price unitprice entry cours kurs preis rate"},
    {"exitDate", "exitdate exitdatetime closedate closedatetime exittime closetime closedat"},
    {"exitTime", "exittime closetime"},
    {"exitPrice", "exitprice avgexitprice closeprice closingprice exit"},
    {"commission", "commission commissions comm ibcommission brokerage commissionfee courtage provision"},
    {"fees", "fees fee totalfees charges totalcharges feescomm feescommissions feesandcommissions "
             "commissionsfees commissionsandfees frais gebuhren gebuhr taxes"},
    {"currency", "currency ccy currencycode currencyprimary devise wahrung"},
    {"assetClass", "assetclass assettype instrumenttype securitytype assetcategory class"},
    {"multiplier", "multiplier contractsize pointvalue"},
    {"tradeId", "tradeid executionid execid fillid dealid tradenumber tradeno"},
    {"account", "account accountnumber accountid"},
    {"venue", "exchange venue"},
    {"product", "producttype orderproduct"},
    {"notes", "notes note comment comments remarks"},
    {"tags", "tags tag setup strategy"},
    {"stop", "stop stoploss sl initialstop"},
    {"target", "target takeprofit tp"},
    {"profit", "profit pnl grossprofit grosspnl netprofit netpnl realizedpnl profitloss"},
    {"expiry", "expiry expiration expirationdate expirydate expdate exp maturity"},
    {"strike", "strike strikeprice"},
    {"optionRight", "callput callorput putcall putorcall optiontype optionright right cp"},
    {"description", "description securitydescription name libelle bezeichnung"},
    {"amount", "value amount netamount trademoney proceeds grossproceeds netproceeds total montant betrag"},
}};

constexpr std::array kOrders = {"detect", "dayFirst", "monthFirst", "yearFirst"};

/// At least half of the filled cells of a column satisfy a test; true when there is none to look at.
template <typename Test>
bool mostCells(const std::vector<QStringList>& rows, int column, Test test) {
    int filled = 0;
    int good = 0;
    for (const QStringList& row : rows) {
        if (column < row.size() && !row[column].isEmpty()) {
            ++filled;
            good += test(row[column].toUtf8()) ? 1 : 0;
        }
    }
    return good * 2 >= filled;
}

bool isDate(const QByteArray& cell) {
    const auto read = DateColumn().read(cell);
    return read.ok() || read.error().code == ErrorCode::AmbiguousValue;
}

bool isNumber(const QByteArray& cell) {
    const auto read = NumberColumn().read(QByteArrayView(cell));
    return read.ok() || read.error().code == ErrorCode::AmbiguousValue;
}

bool isSide(const QByteArray& cell) {
    return sideOf(QString::fromUtf8(cell)).has_value();
}

bool isRight(const QByteArray& cell) {
    return optionRightOf(QString::fromUtf8(cell)) != OptionRight::None;
}

bool fits(ColumnField field, const std::vector<QStringList>& rows, int column) {
    if (field == ColumnField::Date || field == ColumnField::ExitDate || field == ColumnField::Expiry) {
        return mostCells(rows, column, isDate);
    }
    if (field == ColumnField::Time || field == ColumnField::ExitTime) {
        return mostCells(rows, column, [](const QByteArray& cell) { return readClock(cell).ok(); });
    }
    if (field == ColumnField::OptionRight) {
        return mostCells(rows, column, isRight);
    }
    if (field == ColumnField::Quantity || field == ColumnField::Price) {
        return mostCells(rows, column, isNumber);
    }
    return field != ColumnField::Side || mostCells(rows, column, isSide);
}

/// Most rows of a bank's or broker's history may be dividends and transfers: one sale among them tells what
/// the column is.
bool namesASide(const std::vector<QStringList>& rows, int column) {
    return std::any_of(rows.begin(), rows.end(), [&](const QStringList& row) {
        return column < row.size() && tradeVerb(row[column]).has_value();
    });
}

std::optional<ColumnField> fieldNamed(const QString& name) {
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        if (name == QLatin1String(kFields[i].name)) {
            return ColumnField(i);
        }
    }
    return std::nullopt;
}

QStringList textsOf(const JsonValue* list) {
    QStringList texts;
    if (list != nullptr) {
        for (const JsonValue& item : list->items()) {
            texts.append(item.toText().value_or(QString()));
        }
    }
    return texts;
}

void writeList(JsonWriter& json, const char* key, const QStringList& texts) {
    json.key(key).beginArray();
    for (const QString& text : texts) {
        json.string(text);
    }
    json.endArray();
}

} // namespace

const char* columnFieldName(ColumnField field) {
    return kFields[std::size_t(field)].name;
}

ColumnMapping guessMapping(const QStringList& header, const std::vector<QStringList>& sampleRows) {
    ColumnMapping mapping;
    QSet<int> taken;
    const HeaderMap names(header);
    const auto take = [&](ColumnField field, const auto& suits) {
        for (const QByteArray& alias : QByteArray(kFields[std::size_t(field)].aliases).split(' ')) {
            const int column = names.column(alias.constData());
            // "Profit %" is no money.
            if (column >= 0 && !taken.contains(column) && !header[column].contains(u'%') && suits(column)) {
                mapping.columns.emplace(field, header[column]);
                taken.insert(column);
                return;
            }
        }
    };
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        const auto field = ColumnField(i);
        take(field, [&](int column) { return fits(field, sampleRows, column); });
        if (field == ColumnField::Side && !mapping.has(field)) {
            take(field, [&](int column) { return namesASide(sampleRows, column); });
        }
    }
    return mapping;
}

std::vector<ColumnField> missingFields(const ColumnMapping& mapping) {
    std::vector<ColumnField> missing;
    for (const ColumnField field :
         {ColumnField::Symbol, ColumnField::Date, ColumnField::Quantity, ColumnField::Price}) {
        if (!mapping.has(field)) {
            missing.push_back(field);
        }
    }
    if (mapping.isRoundTrips() && !mapping.has(ColumnField::Side)) {
        missing.push_back(ColumnField::Side);
    }
    return missing;
}

QByteArray toJson(const ColumnMapping& mapping) {
    JsonWriter json;
    json.beginObject().key("name").string(mapping.name).key("columns").beginObject();
    for (const auto& [field, column] : mapping.columns) {
        json.key(columnFieldName(field)).string(column);
    }
    json.endObject();
    writeList(json, "buyWords", mapping.buyWords);
    writeList(json, "sellWords", mapping.sellWords);
    json.key("dateOrder").string(QLatin1String(kOrders[std::size_t(mapping.dateOrder)]));
    json.key("decimalPoint").string(mapping.decimalPoint ? QString(*mapping.decimalPoint) : QString());
    json.key("zone").string(mapping.zone).key("currency").string(mapping.currency).endObject();
    return json.take();
}

Result<ColumnMapping> columnMappingFrom(const QByteArray& json) {
    const auto document = parseJson(json);
    if (!document) {
        return document.error();
    }
    ColumnMapping mapping;
    mapping.name = document->text(u"name");
    if (const JsonValue* columns = document->find(u"columns")) {
        for (const JsonValue::Member& member : columns->members()) {
            const auto field = fieldNamed(member.name);
            if (!field) {
                return Error{ErrorCode::InvalidValue, QStringLiteral("unknown field %1").arg(member.name),
                             member.name};
            }
            mapping.columns.emplace(*field, member.value.toText().value_or(QString()));
        }
    }
    mapping.buyWords = textsOf(document->find(u"buyWords"));
    mapping.sellWords = textsOf(document->find(u"sellWords"));
    const QString order = document->text(u"dateOrder");
    const auto* const known = std::find_if(kOrders.begin(), kOrders.end(),
                                           [&](const char* word) { return order == QLatin1String(word); });
    mapping.dateOrder = known == kOrders.end() ? ReadOptions::DateOrder::Detect
                                               : ReadOptions::DateOrder(known - kOrders.begin());
    if (const QString point = document->text(u"decimalPoint"); !point.isEmpty()) {
        mapping.decimalPoint = point.front();
    }
    mapping.zone = document->text(u"zone");
    mapping.currency = document->text(u"currency");
    return mapping;
}

} // namespace core
