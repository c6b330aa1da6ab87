#include "core/import/ibkr_flex_xml.h"
#include "tests/core/import/fake_journal.h"
#include "tests/core/import/format_reading.h"
#include "tests/core/import/import_file.h"
#include "tests/core/import/text_list.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace core;
using test::dec;

namespace {

QByteArray flex(const QByteArray& trades) {
    return "<FlexQueryResponse><FlexStatements><FlexStatement accountId=\"U7000009\"><Trades>" + trades +
           "</Trades></FlexStatement></FlexStatements></FlexQueryResponse>";
}

QByteArray trade(const QByteArray& attributes) {
    return "<Trade currency=\"USD\" assetCategory=\"STK\" symbol=\"ACME\" quantity=\"1\" tradePrice=\"10\" "
           "buySell=\"BUY\" " +
           attributes + " />";
}

Result<Statement> read(const QByteArray& xml) {
    return kIbkrFlexXml.read(sourceOf(xml), {});
}

QString reasonAt(const Statement& statement, int element) {
    const StatementRow* row = test::rowAt(statement, element);
    return row ? row->reason : QStringLiteral("no such row");
}

} // namespace

class IbkrFlexXmlTest : public QObject {
    Q_OBJECT
private slots:
    void readsExecutionsAndSettlements() {
        const Statement statement = test::readWhole(kIbkrFlexXml, sample("ibkr-flex.xml"));
        QCOMPARE(test::described(test::fillsOf(statement)),
                 test::texts({
                     "2026-01-05T09:32:06 buy 60 ACME @ 50 commission 1 open",
                     "2026-01-05T09:32:06 buy 40 ACME @ 51.25 commission 1 open",
                     "2026-01-06T15:59:58 sell 100 ACME @ 51.5 commission 1.5 taxes 0.5 close",
                     "2026-01-08T10:15:00 sell 2 ACME 260116P00045000 @ 1.25 commission 1.3 open",
                     "2026-01-16T16:20:00 buy 2 ACME 260116P00045000 @ 0 close",
                     "2026-01-16 sell 1 BETA 260116C00020000 @ 0 close",
                     "2026-01-16 buy 100 BETA @ 20 commission 0.4",
                     "2026-01-12T09:00:01 buy 1 FDXM 202603 @ 24000 commission 1.2 open",
                     "2026-01-12T09:30:01 sell 2 FDXM 202603 @ 24010 commission 2.4",
                     "2026-01-13T03:15:00 buy 0.01234568 BTC @ 90000.5 commission 1.8 taxes 0.09",
                     "2026-01-14T10:15:00 buy 10000 DBR 0 02/15/30 @ 98.5 commission 2",
                 }));
        QVERIFY(test::fillsOf(statement).at(5).time.endOfDay);
    }

    void everyRowHasOneEnd() {
        const Statement statement = test::readWhole(kIbkrFlexXml, sample("ibkr-flex.xml"));
        QCOMPARE(test::endsOf(statement), (test::Ends{11, 11, 1}));
        QCOMPARE(test::complaintAboutRows(statement), QString());
        QCOMPARE(reasonAt(statement, 6), QStringLiteral("lot or summary: repeats executions"));
        QCOMPARE(reasonAt(statement, 7), QStringLiteral("order: its executions are in the file"));
        QCOMPARE(reasonAt(statement, 12), QStringLiteral("execution cancelled by the broker"));
        QCOMPARE(reasonAt(statement, 13), QStringLiteral("cancellation of an execution"));
        QCOMPARE(reasonAt(statement, 14), QStringLiteral("automatic currency conversion"));
        QCOMPARE(reasonAt(statement, 18), QStringLiteral("settlement that is among the trades too"));
        QCOMPARE(reasonAt(statement, 25), QStringLiteral("cash transaction: Deposits/Withdrawals"));
        QCOMPARE(test::rowAt(statement, 34)->value, QStringLiteral("WEIRD"));
    }

    void readsTermsIdsAndRates() {
        const auto fills = test::fillsOf(test::readWhole(kIbkrFlexXml, sample("ibkr-flex.xml")));
        QCOMPARE(fills[0].accountNumber, QStringLiteral("U7000001"));
        QCOMPARE(fills[0].externalId, QStringLiteral("1001"));
        QCOMPARE(fills[0].venue, QStringLiteral("ARCA"));
        QCOMPARE(fills[2].accountRate.value(), dec("0.91"));
        QCOMPARE(fills[3].instrument.right, OptionRight::Put);
        QCOMPARE(fills[3].instrument.strike.value(), dec("45"));
        QCOMPARE(dayText(fills[3].instrument.expiry.value()), QStringLiteral("2026-01-16"));
        QCOMPARE(fills[3].multiplier.value(), dec("100"));
        QCOMPARE(fills[4].venue, QString());
        QCOMPARE(fills[7].accountNumber, QStringLiteral("U7000002"));
        QCOMPARE(fills[7].multiplier.value(), dec("5"));
        QVERIFY(!fills[7].accountRate);
        QCOMPARE(fills[9].instrument.assetClass, AssetClass::Crypto);
        QCOMPARE(fills[9].costCurrency, QStringLiteral("EUR"));
        QCOMPARE(fills[9].remark, QStringLiteral("taxes of 0.10 USD converted at the printed rate; "
                                                 "quantity 0.0123456789 rounded to 8 decimals"));
        // Percent of the face value.
        QCOMPARE(fills[10].multiplier.value(), dec("0.01"));
    }

    void plansBothAccountsInTheirCurrency() {
        const ImportPlan plan = planOf(sample("ibkr-flex.xml"), FakeJournal().context());
        QCOMPARE(int(plan.accounts.size()), 2);
        QCOMPARE(plan.accounts[0].currency, QStringLiteral("EUR"));
        QCOMPARE(plan.currency, QStringLiteral("EUR"));
        // ACME 100 × 0.91, the put 250 × 0.9, the future 10 × 5.
        QCOMPARE(plan.grossPnl.value(), dec("366"));
        QCOMPARE(plan.rows.rejected, 1);
    }

    void theSecondImportChangesNothing() {
        FakeJournal journal;
        journal.apply(planOf(sample("ibkr-flex.xml"), journal.context()));
        const ImportPlan again = planOf(sample("ibkr-flex.xml"), journal.context());
        QCOMPARE(again.fillCounts.newOnes, 0);
        QCOMPARE(again.fillCounts.corrected, 0);
        QCOMPARE(again.fillCounts.duplicate, 11);
    }

    void readsASplitOnce() {
        const Statement statement = test::readWhole(kIbkrFlexXml, sample("ibkr-flex.xml"));
        QCOMPARE(int(statement.splits.size()), 1);
        QCOMPARE(statement.splitInstruments.at(0).symbol, QStringLiteral("ACME"));
        QCOMPARE(dayText(statement.splits[0].date), QStringLiteral("2026-01-20"));
        QCOMPARE(statement.splits[0].to, dec("4"));
    }

    void readsTimesInEveryFormatOfAQuery_data() {
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<QString>("time");
        const QString expected = QStringLiteral("2026-01-15T15:45:01");
        QTest::newRow("digits") << QByteArray("dateTime=\"20260115;154501\"") << expected;
        QTest::newRow("blank") << QByteArray("dateTime=\"20260115 154501\"") << expected;
        QTest::newRow("dashes") << QByteArray("dateTime=\"2026-01-15;15:45:01\"") << expected;
        QTest::newRow("comma") << QByteArray("dateTime=\"2026-01-15, 15:45:01\"") << expected;
        QTest::newRow("ISO") << QByteArray("dateTime=\"2026-01-15T15:45:01\"") << expected;
        QTest::newRow("American") << QByteArray("dateTime=\"01/15/2026;15:45:01\"") << expected;
        QTest::newRow("European") << QByteArray("dateTime=\"15/01/2026;15:45:01\"") << expected;
        QTest::newRow("month name") << QByteArray("dateTime=\"15-JAN-26;154501\"") << expected;
        QTest::newRow("two attributes")
            << QByteArray("tradeDate=\"20260115\" tradeTime=\"154501\"") << expected;
        QTest::newRow("date only") << QByteArray("tradeDate=\"20260115\"") << QStringLiteral("2026-01-15");
    }
    void readsTimesInEveryFormatOfAQuery() {
        QFETCH(QByteArray, attributes);
        QFETCH(QString, time);
        const auto statement = read(flex(trade(attributes)));
        QVERIFY2(statement.ok(), statement ? "" : qPrintable(statement.error().detail));
        QCOMPARE(test::endsOf(*statement), (test::Ends{1, 0, 0}));
        QVERIFY2(test::described(test::fillsOf(*statement)).first().startsWith(time + u' '),
                 qPrintable(test::described(test::fillsOf(*statement)).first()));
    }

    void asksWhereDayAndMonthCannotBeTold() {
        const auto statement = read(flex(trade("dateTime=\"03/04/2026;15:45:01\"")));
        QVERIFY(!statement.ok());
        QCOMPARE(statement.error().code, ErrorCode::AmbiguousValue);
        QCOMPARE(statement.error().field, QStringLiteral("dateTime"));
    }

    void ordersAreFillsOnlyWithoutExecutions() {
        const QByteArray order =
            "<Order currency=\"USD\" assetCategory=\"STK\" symbol=\"ACME\" quantity=\"1\" "
            "tradePrice=\"10\" buySell=\"BUY\" dateTime=\"20260115;154501\" ibOrderID=\"7\" />";
        const Statement alone = read(flex(order)).value();
        QCOMPARE(test::endsOf(alone), (test::Ends{1, 0, 0}));
        QCOMPARE(test::fillsOf(alone).at(0).externalId, QStringLiteral("7"));
        const Statement both =
            read(flex(order + trade("dateTime=\"20260115;154501\" tradeID=\"8\""))).value();
        QCOMPARE(test::endsOf(both), (test::Ends{1, 1, 0}));
        QCOMPARE(test::fillsOf(both).at(0).externalId, QStringLiteral("8"));
    }

    void readsTradeConfirmations() {
        const Statement statement =
            read(
                "<FlexQueryResponse><FlexStatements><FlexStatement accountId=\"U7000009\"><TradeConfirms>"
                "<TradeConfirm accountId=\"U7000009\" currency=\"USD\" assetCategory=\"STK\" symbol=\"ACME\" "
                "tradeID=\"1\" dateTime=\"20260115;154501\" quantity=\"-5\" price=\"10.5\" "
                "commission=\"-1.1\" "
                "commissionCurrency=\"USD\" tax=\"-0.2\" code=\"C\" buySell=\"SELL\" "
                "levelOfDetail=\"EXECUTION\" />"
                "</TradeConfirms></FlexStatement></FlexStatements></FlexQueryResponse>")
                .value();
        QCOMPARE(test::described(test::fillsOf(statement)),
                 test::texts({"2026-01-15T15:45:01 sell 5 ACME @ 10.5 commission 1.1 taxes 0.2 close"}));
    }

    void taxesThatNoRateConvertsAreTold() {
        const Statement statement =
            read(flex(trade("dateTime=\"20260115;154501\" ibCommission=\"-1\" ibCommissionCurrency=\"EUR\" "
                            "taxes=\"-0.3\"")))
                .value();
        const FillDraft fill = test::fillsOf(statement).at(0);
        QCOMPARE(fill.charges[ChargeKind::Taxes], Decimal());
        QCOMPARE(fill.remark, QStringLiteral("taxes of 0.30 USD are not counted: no rate is printed"));
    }

    void ratesNeedOneKnownBaseCurrency() {
        const QByteArray rated = trade("fxRateToBase=\"0.9\" dateTime=\"20260115;154501\"");
        QVERIFY(!test::fillsOf(read(flex(rated)).value()).at(0).accountRate);
        const QByteArray euro =
            "<Trade currency=\"EUR\" fxRateToBase=\"1\" assetCategory=\"STK\" symbol=\"SAP\" "
            "quantity=\"1\" tradePrice=\"10\" buySell=\"BUY\" dateTime=\"20260115;154501\" />";
        const Statement known = read(flex(rated + euro)).value();
        QCOMPARE(known.accountCurrency, QStringLiteral("EUR"));
        QCOMPARE(test::fillsOf(known).at(0).accountRate.value(), dec("0.9"));
    }

    void aFileCutOffIsRefusedWithItsLine() {
        const QByteArray whole = sample("ibkr-flex.xml").text;
        const auto statement = read(whole.left(whole.size() / 2));
        QVERIFY(!statement.ok());
        QCOMPARE(statement.error().code, ErrorCode::MalformedFile);
        QVERIFY2(statement.error().detail.contains(u"ends in the middle"),
                 qPrintable(statement.error().detail));
    }

    void hostileFilesEndQuickly() {
        const auto deep = read("<FlexQueryResponse>" + QByteArray("<a>").repeated(1'000'000));
        QVERIFY(!deep.ok());
        QCOMPARE(deep.error().code, ErrorCode::MalformedFile);
        const auto large =
            read(flex(trade("notes=\"" + QByteArray(50'000'000, 'x') + "\" tradeDate=\"20260115\"")));
        QVERIFY(large.ok() || large.error().code == ErrorCode::MalformedFile);
        const auto entities = read("<!DOCTYPE a [<!ENTITY b \"" + QByteArray(4000, 'x') + "\"><!ENTITY c \"" +
                                   QByteArray("&b;").repeated(1000) + "\">]><FlexQueryResponse a=\"" +
                                   QByteArray("&c;").repeated(1000) + "\"></FlexQueryResponse>");
        QVERIFY(!entities.ok());
    }

    void damagedFilesNeverCrash() {
        QCOMPARE(test::complaintAboutDamage(kIbkrFlexXml, sample("ibkr-flex.xml").text), QString());
    }

    void realFilesMeetTheirPrintedProfits() {
        for (const QString& path : realSamples("ibkr-flex-xml", "*.xml")) {
            const Statement statement = test::readWhole(kIbkrFlexXml, readSourceFile(path).value());
            QCOMPARE(test::complaintAboutRows(statement), QString());
            QCOMPARE(test::endsOf(statement).rejected, 0);
            if (!path.endsWith(u"options.xml")) {
                continue;
            }
            // RIOT prints netCash of -6521.74 and 6382.88, which is its fifoPnlRealized of -138.86.
            DecimalSum net;
            for (const FillDraft& fill : test::fillsOf(statement)) {
                if (fill.instrument.symbol == u"RIOT" && fill.externalId != u"TXN-0013") {
                    const Decimal cash = multiplied(fill.quantity, fill.price).value();
                    net += fill.side == Side::Buy ? -cash : cash;
                    net += -fill.charges.total();
                }
            }
            QCOMPARE(net.value().value(), dec("-138.86"));
        }
    }
};

TJ_TEST(IbkrFlexXmlTest)
#include "ibkr_flex_xml_test.moc"
