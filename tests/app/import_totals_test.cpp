#include "app/import/import_totals.h"
#include "app/import/multiplier_questions.h"
#include "tests/support/test_registry.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

core::Decimal dec(const char* text) {
    return core::Decimal::parse(QString::fromLatin1(text)).value();
}

core::ImportPlan planOf(const char* gross, const char* fees, const char* net) {
    core::ImportPlan plan;
    plan.grossPnl = dec(gross);
    plan.fees = dec(fees);
    plan.netPnl = dec(net);
    plan.currency = u"INR"_s;
    return plan;
}

/// The words of a form in reading order.
QString shown(const core::ImportPlan& plan) {
    ImportTotals totals(84);
    totals.present(plan, core::FigureText(QLocale(u"en_IN"_s)));
    QStringList words;
    for (const QLabel* label : totals.findChildren<QLabel*>()) {
        words.append(label->text());
    }
    return words.join(u" | "_s);
}

QLineEdit* editOf(MultiplierQuestions& questions, const QString& symbol) {
    for (QLineEdit* edit : questions.findChildren<QLineEdit*>()) {
        if (edit->accessibleName().contains(symbol)) {
            return edit;
        }
    }
    qFatal("no question about that symbol");
}

} // namespace

class ImportTotalsTest : public QObject {
    Q_OBJECT

private slots:
    void grossCostsAndNetAreShownInTheCurrencyOfTheFile() {
        const QString words = shown(planOf("91553", "1250.5", "90302.5"));
        QVERIFY2(words.contains(u"+₹91,553.00"_s), qPrintable(words));
        QVERIFY2(words.contains(u"₹1,250.50"_s), qPrintable(words));
        QVERIFY2(words.contains(u"+₹90,302.50"_s), qPrintable(words));
    }

    void anEqualTotalOfTheBrokerSaysSo() {
        core::ImportPlan plan = planOf("100", "0", "100");
        plan.totals.push_back({u"Net P&L"_s, dec("100"), dec("100"), dec("0"), {}});
        QVERIFY2(shown(plan).contains(u"equal"_s), qPrintable(shown(plan)));
    }

    void aDifferenceIsShownWithItsCause() {
        core::ImportPlan plan = planOf("100", "0", "100");
        plan.totals.push_back(
            {u"Net P&L"_s, dec("130.25"), dec("100"), dec("-30.25"), u"opened before the file"_s});
        const QString words = shown(plan);
        QVERIFY2(words.contains(u"₹130.25"_s) && words.contains(u"−30.25"_s), qPrintable(words));
        QVERIFY2(words.contains(u"opened before the file"_s), qPrintable(words));
        QVERIFY2(!words.contains(u"equal"_s), qPrintable(words));
    }

    void severalCurrenciesHaveNoSum() {
        core::ImportPlan plan;
        plan.currency = u"USD"_s;
        QVERIFY2(shown(plan).contains(u"several currencies"_s), qPrintable(shown(plan)));
    }

    void aSecondPlanReplacesTheFirst() {
        ImportTotals totals(84);
        const core::FigureText text(QLocale(u"en_IN"_s));
        totals.present(planOf("100", "0", "100"), text);
        totals.present(planOf("200", "0", "200"), text);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        for (const QLabel* label : totals.findChildren<QLabel*>()) {
            QVERIFY2(!label->text().contains(u"100"_s), qPrintable(label->text()));
        }
    }

    void aContractSizeIsToldOnceItIsANumberAboveZero() {
        MultiplierQuestions questions;
        questions.ask({u"ZQX"_s, u"YYZ"_s});
        QVERIFY(questions.isVisible());
        QSignalSpy told(&questions, &MultiplierQuestions::told);
        QLineEdit* edit = editOf(questions, u"YYZ"_s);
        for (const QString& wrong : {u"many"_s, u"0"_s, u"-5"_s}) {
            edit->setText(wrong);
            QTest::keyClick(edit, Qt::Key_Return);
            QVERIFY2(edit->property("wrong").toBool(), qPrintable(wrong));
        }
        QVERIFY(told.isEmpty());
        edit->setText(u"1,000"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!edit->property("wrong").toBool());
        QCOMPARE(told.value(0).value(0).toString(), u"YYZ"_s);
        QCOMPARE(told.value(0).value(1).value<core::Decimal>(), dec("1000"));
    }

    void anEmptyFieldIsNeitherWrongNorAnAnswer() {
        MultiplierQuestions questions;
        questions.ask({u"ZQX"_s});
        QSignalSpy told(&questions, &MultiplierQuestions::told);
        QTest::keyClick(editOf(questions, u"ZQX"_s), Qt::Key_Return);
        QVERIFY(told.isEmpty());
        QVERIFY(!editOf(questions, u"ZQX"_s)->property("wrong").toBool());
    }

    void withoutOpenQuestionsNothingIsAsked() {
        MultiplierQuestions questions;
        questions.ask({u"ZQX"_s});
        questions.ask({});
        QVERIFY(!questions.isVisible());
        QVERIFY(questions.findChildren<QLineEdit*>().isEmpty());
    }
};

TJ_TEST(ImportTotalsTest)
#include "import_totals_test.moc"
