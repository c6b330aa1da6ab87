#include "app/import/column_words.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QTimeZone>

namespace app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ColumnWords)
};

} // namespace

// NOLINTNEXTLINE(readability-function-size): two lines a field, nothing to divide
QString columnFieldText(core::ColumnField field) {
    using enum core::ColumnField;
    switch (field) {
    case Symbol:
        return Words::tr("Symbol");
    case Date:
        return Words::tr("Date");
    case Time:
        return Words::tr("Time");
    case Side:
        return Words::tr("Side");
    case Quantity:
        return Words::tr("Quantity");
    case Price:
        return Words::tr("Price");
    case ExitDate:
        return Words::tr("Exit date");
    case ExitTime:
        return Words::tr("Exit time");
    case ExitPrice:
        return Words::tr("Exit price");
    case Commission:
        return Words::tr("Commission");
    case Fees:
        return Words::tr("Other fees");
    case Currency:
        return Words::tr("Currency");
    case AssetClass:
        return Words::tr("Kind of asset");
    case Multiplier:
        return Words::tr("Multiplier");
    case TradeId:
        return Words::tr("Id of the fill");
    case Account:
        return Words::tr("Account");
    case Venue:
        return Words::tr("Exchange");
    case Product:
        return Words::tr("Product");
    case Notes:
        return Words::tr("Notes");
    case Tags:
        return Words::tr("Tags");
    case Stop:
        return Words::tr("Stop");
    case Target:
        return Words::tr("Target");
    case Profit:
        return Words::tr("Profit");
    case Expiry:
        return Words::tr("Expiry");
    case Strike:
        return Words::tr("Strike");
    case OptionRight:
        return Words::tr("Call or put");
    case Description:
        return Words::tr("Description");
    case Amount:
        return Words::tr("Amount of money");
    }
    return {};
}

QComboBox* makeChoiceBox() {
    auto* box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
    return box;
}

QComboBox* makeZoneBox() {
    QComboBox* box = makeChoiceBox();
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItem(QString());
    for (const QByteArray& zone : QTimeZone::availableTimeZoneIds()) {
        box->addItem(QString::fromLatin1(zone));
    }
    return box;
}

} // namespace app
