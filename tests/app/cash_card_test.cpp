#include "app/settings_pages/cash_card.h"
#include "app/settings_pages/cash_model.h"
#include "app/widgets/cell_roles.h"
#include "app/widgets/choice_delegate.h"
#include "app/widgets/row_table.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"
#include "tests/support/values.h"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using test::dec;
using test::must;
using Column = CashModel::Column;

namespace {

/// The card over a journal with one account.
struct OpenCard {
    test::TempJournal journal;
    CashCard card;

    OpenCard() {
        journal.add({});
        QObject::connect(&card, &CashCard::changeWished, &card,
                         [this](const QString& title, const core::Journal::Operation& operation) {
                             must(journal->change(title, operation));
                             present();
                         });
        present();
        card.resize(800, 300);
        card.show();
    }
    void present() {
        card.present({takeSnapshot(journal.book(), {}), Unit::Money, core::FigureText(QLocale::c())});
    }
    bool type(Column column, const QString& text) {
        return card.model()->setData(card.model()->index(0, int(column)), text);
    }
    void click(const QString& text) {
        for (QPushButton* button : card.findChildren<QPushButton*>()) {
            if (button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
    }
    core::CashMovement stored() { return journal.book()->cashMovements.at(0); }
};

} // namespace

class CashCardTest : public QObject {
    Q_OBJECT

private slots:
    void aDepositIsAddedAndFilledIn() {
        OpenCard open;
        open.click(u"Add"_s);
        QCOMPARE(open.card.model()->rowCount(), 1);
        QVERIFY(open.type(Column::Day, u"2026-09-14"_s));
        QVERIFY(open.type(Column::Amount, u"25000.50"_s));
        QVERIFY(open.type(Column::Note, u"from savings"_s));
        QCOMPARE(open.stored().date, test::day("2026-09-14"));
        QCOMPARE(open.stored().amount, dec("25000.50"));
        QCOMPARE(open.stored().note, u"from savings"_s);
        open.card.table()->selectRow(0);
        open.click(u"Delete"_s);
        QVERIFY(open.journal.book()->cashMovements.empty());
    }

    void aWithdrawalLowersTheEquityHoweverItIsTyped() {
        OpenCard open;
        open.click(u"Add"_s);
        open.type(Column::Amount, u"100"_s);
        QVERIFY(open.type(Column::Kind, u"Withdrawal"_s));
        QCOMPARE(open.stored().amount, dec("-100"));
        open.type(Column::Amount, u"250"_s);
        QCOMPARE(open.stored().amount, dec("-250"));
        open.type(Column::Kind, u"Deposit"_s);
        QCOMPARE(open.stored().amount, dec("250"));
    }

    void nonsenseIsRefusedWithWords() {
        OpenCard open;
        open.click(u"Add"_s);
        QSignalSpy refused(&open.card, &CashCard::refused);
        QVERIFY(!open.type(Column::Day, u"14.9.2026"_s));
        QVERIFY(!open.type(Column::Amount, u"lots"_s));
        QCOMPARE(refused.count(), 2);
    }

    void kindAndAccountAreChosenFromAList() {
        OpenCard open;
        open.click(u"Add"_s);
        const ChoiceDelegate delegate;
        QWidget parent;
        const QModelIndex kind = open.card.model()->index(0, int(Column::Kind));
        auto* box = qobject_cast<QComboBox*>(delegate.createEditor(&parent, {}, kind));
        QVERIFY(box);
        QCOMPARE(box->count(), 6);
        box->setCurrentText(u"Dividend"_s);
        delegate.setModelData(box, open.card.model(), kind);
        QCOMPARE(open.stored().kind, core::CashKind::Dividend);
        const QModelIndex account = open.card.model()->index(0, int(Column::Account));
        QCOMPARE(account.data(ChoicesRole).toStringList(), QStringList{u"Main"_s});
    }
};

TJ_TEST(CashCardTest)
#include "cash_card_test.moc"
