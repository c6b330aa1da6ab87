#include "app/settings_pages/tags_card.h"
#include "app/settings_pages/tags_model.h"
#include "app/widgets/row_table.h"
#include "core/journal/operations/annotations.h"
#include "core/journal/operations/tags.h"
#include "tests/support/temp_journal.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;
using test::must;
using Column = TagsModel::Column;

namespace {

/// The card over a journal with one trade tagged "breakout"; "gap" is on none.
struct OpenCard {
    test::TempJournal journal;
    TagsCard card;

    OpenCard() {
        using core::Side;
        journal.add({journal.fill(Side::Buy, "10", "100", 0), journal.fill(Side::Sell, "10", "105", 5)});
        const core::TradeId trade = journal.book()->trades[0].id;
        must(journal->change(u"Tags"_s, [&](core::ChangeScope& scope) -> core::Result<void> {
            const core::TagId tag = must(core::tagNamed(scope, u"breakout"_s));
            must(core::tagNamed(scope, u"gap"_s));
            return core::editAnnotation(scope, trade,
                                        [tag](core::Annotation& annotation) { annotation.tags = {tag}; });
        }));
        QObject::connect(&card, &TagsCard::changeWished, &card,
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
    QString at(int row, Column column) const {
        return card.model()->index(row, int(column)).data().toString();
    }
    void click(const QString& text) {
        for (QPushButton* button : card.findChildren<QPushButton*>()) {
            if (button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
    }
};

} // namespace

class TagsCardTest : public QObject {
    Q_OBJECT

private slots:
    void obeysTheRulesOfModels() {
        TagsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.present({TagLine(), TagLine()}, core::FigureText(QLocale::c()));
        QCOMPARE(model.rowCount(), 2);
        model.present({}, core::FigureText(QLocale::c()));
    }

    void everyTagShowsHowManyTradesCarryIt() {
        const OpenCard open;
        QCOMPARE(open.card.model()->rowCount(), 2);
        QCOMPARE(open.at(0, Column::Name), u"breakout"_s);
        QCOMPARE(open.at(0, Column::Trades), u"1"_s);
        QCOMPARE(open.at(1, Column::Trades), u"0"_s);
    }

    void nameGroupAndColourAreEditedInPlace() {
        OpenCard open;
        TagsModel* model = open.card.model();
        QVERIFY(model->setData(model->index(0, int(Column::Name)), u"Break-out"_s));
        QVERIFY(model->setData(model->index(0, int(Column::Group)), u"Setup"_s));
        QVERIFY(model->setData(model->index(0, int(Column::Colour)), u"#3b5bdb"_s));
        QCOMPARE(open.at(0, Column::Name), u"Break-out"_s);
        QCOMPARE(open.at(0, Column::Group), u"Setup"_s);
        QCOMPARE(open.at(0, Column::Colour), u"#3B5BDB"_s);
        QCOMPARE(open.at(0, Column::Trades), u"1"_s);
    }

    void aWordIsNoColour() {
        OpenCard open;
        QSignalSpy refused(&open.card, &TagsCard::refused);
        QVERIFY(!open.card.model()->setData(open.card.model()->index(0, int(Column::Colour)), u"red"_s));
        QCOMPARE(refused.count(), 1);
    }

    void mergingMovesTheTrades() {
        OpenCard open;
        open.card.table()->selectRow(0);
        auto* merge = open.card.findChild<QToolButton*>();
        emit merge->menu()->aboutToShow();
        QCOMPARE(merge->menu()->actions().size(), 1); // not into itself
        merge->menu()->actions().front()->trigger();
        QCOMPARE(open.card.model()->rowCount(), 1);
        QCOMPARE(open.at(0, Column::Name), u"gap"_s);
        QCOMPARE(open.at(0, Column::Trades), u"1"_s);
    }

    void addedTagsHaveNamesOfTheirOwnAndDeletedOnesGo() {
        OpenCard open;
        open.click(u"Add"_s);
        open.click(u"Add"_s);
        QCOMPARE(open.card.model()->rowCount(), 4);
        open.card.table()->selectRow(0);
        open.click(u"Delete"_s);
        QCOMPARE(open.card.model()->rowCount(), 3);
        QVERIFY(open.journal.book()->tagsOf(open.journal.book()->trades[0]).empty());
    }
};

TJ_TEST(TagsCardTest)
#include "tags_card_test.moc"
