#include "core/import/generic_columns.h"
#include "core/journal/operations/column_templates.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using test::must;
using test::TempJournal;

namespace {

ColumnMapping mapping(const QString& name = QStringLiteral("My bank")) {
    ColumnMapping mapping;
    mapping.name = name;
    mapping.columns = {{ColumnField::Symbol, QStringLiteral("Papier")},
                       {ColumnField::Date, QStringLiteral("Wann")},
                       {ColumnField::Side, QStringLiteral("Art")},
                       {ColumnField::Quantity, QStringLiteral("Stk.")},
                       {ColumnField::Price, QStringLiteral("Zu")}};
    mapping.buyWords = {QStringLiteral("Zugang")};
    mapping.sellWords = {QStringLiteral("Abgang")};
    mapping.decimalPoint = u',';
    mapping.zone = QStringLiteral("Europe/Berlin");
    mapping.currency = QStringLiteral("EUR");
    return mapping;
}

SourceFile file(const QByteArray& text) {
    return {QStringLiteral("bank.csv"), text, QStringLiteral("UTF-8")};
}

const QByteArray kBankFile = "Depot 4711\n"
                             "Wann;Art;Papier;Stk.;Zu;Ort\n"
                             "14.09.2026 09:15;Zugang;SAP;10;101,50;XETRA\n"
                             "14.09.2026 10:40;Abgang;SAP;10;103,25;XETRA\n";

Result<ChangeResult> save(TempJournal& journal, const ColumnMapping& mapping) {
    return journal->change(QStringLiteral("Save the columns"),
                           [&](ChangeScope& scope) { return saveColumnTemplate(scope, mapping); });
}

} // namespace

class ColumnTemplatesTest : public QObject {
    Q_OBJECT
private slots:
    void aSavedTemplateSurvivesARestart() {
        TempJournal journal;
        must(save(journal, mapping()));
        journal.reopen();
        QCOMPARE(must(columnTemplates(*journal)), std::vector{mapping()});
    }

    void undoTakesTheTemplateBackAndRedoBringsIt() {
        TempJournal journal;
        must(save(journal, mapping()));
        must(journal->undo());
        QVERIFY(must(columnTemplates(*journal)).empty());
        must(journal->redo());
        QCOMPARE(must(columnTemplates(*journal)).size(), std::size_t(1));
    }

    void theSameNameReplacesAndAnotherStandsBeside() {
        TempJournal journal;
        must(save(journal, mapping()));
        ColumnMapping other = mapping();
        other.currency = QStringLiteral("CHF");
        must(save(journal, other));
        must(save(journal, mapping(QStringLiteral("  A bank "))));
        const auto saved = must(columnTemplates(*journal));
        QCOMPARE(saved.size(), std::size_t(2));
        QCOMPARE(saved[0].name, QStringLiteral("A bank"));
        QCOMPARE(saved[1].currency, QStringLiteral("CHF"));
    }

    void aTemplateNeedsANameAndWhatATradeNeeds() {
        TempJournal journal;
        QCOMPARE(save(journal, mapping(QStringLiteral(" "))).error().field, QStringLiteral("name"));
        ColumnMapping lacking = mapping();
        lacking.columns.erase(ColumnField::Price);
        QCOMPARE(save(journal, lacking).error().field, QStringLiteral("price"));
        QVERIFY(must(columnTemplates(*journal)).empty());
    }

    void aRemovedTemplateIsGoneAndAMissingOneIsTold() {
        TempJournal journal;
        must(save(journal, mapping()));
        const auto removing = [&] {
            return journal->change(QStringLiteral("Remove"), [](ChangeScope& scope) {
                return removeColumnTemplate(scope, QStringLiteral("My bank"));
            });
        };
        must(removing());
        QVERIFY(must(columnTemplates(*journal)).empty());
        QVERIFY(!removing().ok());
    }

    void theHeaderRecognisesTheTemplateBelowAPreamble() {
        QCOMPARE(recognise(file(kBankFile), {}).error().code, ErrorCode::UnknownFormat);
        const FileReading reading = must(recognise(file(kBankFile), {mapping()}));
        QCOMPARE(reading.mapping, mapping());
        const Statement statement = must(reading.read(file(kBankFile), {}));
        QCOMPARE(statement.rows.size(), std::size_t(2));
        QCOMPARE(statement.rows[0].fills.at(0).side, Side::Buy);
        QCOMPARE(statement.rows[1].fills.at(0).side, Side::Sell);
        QCOMPARE(statement.rows[1].fills.at(0).price.toString(), QStringLiteral("103.25"));
    }

    void theTemplateThatKnowsMoreColumnsWins() {
        ColumnMapping more = mapping(QStringLiteral("With venue"));
        more.columns.emplace(ColumnField::Venue, QStringLiteral("Ort"));
        QCOMPARE(must(recognise(file(kBankFile), {mapping(), more})).mapping, more);
        QCOMPARE(must(recognise(file(kBankFile), {more, mapping()})).mapping, more);
    }

    void aFileThatLacksAColumnIsNotTheTemplates() {
        ColumnMapping more = mapping();
        more.columns.emplace(ColumnField::Fees, QStringLiteral("Spesen"));
        QVERIFY(!recognise(file(kBankFile), {more}).ok());
    }

    void aBrokersOwnFormatComesFirst() {
        ColumnMapping taking;
        taking.name = QStringLiteral("Greedy");
        taking.columns = {{ColumnField::Symbol, QStringLiteral("symbol")},
                          {ColumnField::Date, QStringLiteral("trade_date")},
                          {ColumnField::Quantity, QStringLiteral("quantity")},
                          {ColumnField::Price, QStringLiteral("price")}};
        const SourceFile zerodha =
            file("symbol,isin,trade_date,exchange,segment,series,trade_type,auction,quantity,price,trade_id,"
                 "order_id,order_execution_time\n"
                 "INFY,INE009A01021,2026-09-14,NSE,EQ,EQ,buy,false,10,1500,1,9,2026-09-14T09:15:00\n");
        const FileReading reading = must(recognise(zerodha, {taking}));
        QCOMPARE(QString::fromLatin1(reading.format->id), QStringLiteral("zerodha-tradebook"));
        QVERIFY(!reading.mapping);
    }

    void aTemplateIsFoundByItsNameOrTheOthersAreNamed() {
        QCOMPARE(must(readingBy({mapping()}, QStringLiteral("My bank"))).mapping, mapping());
        const Error error = readingBy({mapping()}, QStringLiteral("Yours")).error();
        QCOMPARE(error.code, ErrorCode::NotFound);
        QVERIFY2(error.detail.contains(QStringLiteral("My bank")), qPrintable(error.detail));
    }
};

TJ_TEST(ColumnTemplatesTest)
#include "column_templates_test.moc"
