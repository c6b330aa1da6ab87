#include "app/widgets/figure_card.h"
#include "app/widgets/flow_layout.h"
#include "app/widgets/progress_strip.h"
#include "app/widgets/question_bar.h"
#include "app/widgets/segmented_switch.h"
#include "app/widgets/star_rating.h"
#include "app/widgets/tag_row.h"
#include "app/widgets/toast.h"
#include "app/widgets/wheel_guard.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QWheelEvent>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

QAbstractButton* buttonOf(QWidget& widget, const QString& text) {
    for (QAbstractButton* button : widget.findChildren<QAbstractButton*>()) {
        if (button->text() == text) {
            return button;
        }
    }
    qFatal("no such button");
}

void turnWheelOver(QWidget& widget) {
    QWheelEvent turn(QPointF(4, 4), widget.mapToGlobal(QPointF(4, 4)), {}, QPoint(0, -120), Qt::NoButton,
                     Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &turn);
}

} // namespace

class ControlsTest : public QObject {
    Q_OBJECT

private slots:
    void aSwitchTellsOnlyWhatAPersonChose() {
        SegmentedSwitch choice(u"Basis"_s, {u"Net"_s, u"Gross"_s});
        QSignalSpy chosen(&choice, &SegmentedSwitch::chosen);
        choice.setCurrent(1);
        QCOMPARE(choice.current(), 1);
        QVERIFY(chosen.isEmpty());
        QTest::mouseClick(buttonOf(choice, u"Net"_s), Qt::LeftButton);
        QCOMPARE(chosen.value(0).value(0).toInt(), 0);
    }

    void aSwitchNamesItselfWithEachChoice() {
        SegmentedSwitch choice(u"Basis"_s, {u"Net"_s, u"Gross"_s});
        QCOMPARE(buttonOf(choice, u"Gross"_s)->accessibleName(), u"Basis: Gross"_s);
        choice.setText(1, u"Brutto"_s);
        QCOMPARE(buttonOf(choice, u"Brutto"_s)->accessibleName(), u"Basis: Brutto"_s);
    }

    void aSecondClickOnAStarTakesTheRatingAway() {
        StarRating stars;
        stars.resize(stars.sizeHint());
        QSignalSpy rated(&stars, &StarRating::rated);
        const QPoint third(2 * 18 + 9, 12);
        QTest::mouseClick(&stars, Qt::LeftButton, {}, third);
        QCOMPARE(stars.stars(), 3);
        QTest::mouseClick(&stars, Qt::LeftButton, {}, third);
        QCOMPARE(stars.stars(), 0);
        QCOMPARE(rated.size(), 2);
    }

    void starsAreRatedWithKeysAndStayWithinFive() {
        StarRating stars;
        QTest::keyClick(&stars, Qt::Key_5);
        QTest::keyClick(&stars, Qt::Key_Right);
        QCOMPARE(stars.stars(), 5);
        QTest::keyClick(&stars, Qt::Key_Left);
        QCOMPARE(stars.stars(), 4);
        QVERIFY2(stars.accessibleName().contains(u"4 of 5"_s), qPrintable(stars.accessibleName()));
        QTest::keyClick(&stars, Qt::Key_0);
        QTest::keyClick(&stars, Qt::Key_Left);
        QCOMPARE(stars.stars(), 0);
    }

    void aQuestionRunsItsDeedOnceAndGoes() {
        QuestionBar bar;
        int deeds = 0;
        bar.ask(u"Delete both?"_s, u"Delete both"_s, [&deeds] { ++deeds; });
        QVERIFY(bar.isVisible());
        QTest::mouseClick(bar.deedButton(), Qt::LeftButton);
        QCOMPARE(deeds, 1);
        QVERIFY(!bar.isVisible());
    }

    void escapeAndCancelLeaveAQuestionWithoutItsDeed() {
        QuestionBar bar;
        int deeds = 0;
        bar.ask(u"Delete both?"_s, u"Delete both"_s, [&deeds] { ++deeds; });
        QTest::keyClick(bar.deedButton(), Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
        bar.ask(u"Delete both?"_s, u"Delete both"_s, [&deeds] { ++deeds; });
        QTest::mouseClick(buttonOf(bar, u"Cancel"_s), Qt::LeftButton);
        QVERIFY(!bar.isVisible());
        QCOMPARE(deeds, 0);
    }

    void longWordsOfAToastStayInsideTheWindow() {
        QWidget window;
        window.resize(700, 400);
        window.show();
        Toast toast(&window);
        toast.say(u"Done."_s);
        const int line = toast.height();
        QVERIFY(toast.width() < 200);
        toast.say(u"These words are many. "_s.repeated(14), u"Undo"_s);
        QVERIFY2(window.rect().contains(toast.geometry()), "the toast leaves the window");
        QVERIFY(toast.height() > line); // in several lines
        const auto* words = toast.findChild<QLabel*>();
        QVERIFY(words->height() >= words->heightForWidth(words->width()));
        QVERIFY(buttonOf(toast, u"Undo"_s)->isVisible());
    }

    void theActionOfAToastTakesItAway() {
        QWidget window;
        window.resize(700, 400);
        window.show();
        Toast toast(&window);
        toast.say(u"2 fills imported"_s, u"Undo"_s);
        QSignalSpy clicked(&toast, &Toast::actionClicked);
        QTest::mouseClick(buttonOf(toast, u"Undo"_s), Qt::LeftButton);
        QCOMPARE(clicked.size(), 1);
        QVERIFY(!toast.isVisible());
    }

    void aToastStaysInTheMiddleOfAWindowThatGrows() {
        QWidget window;
        window.resize(700, 400);
        window.show();
        Toast toast(&window);
        toast.say(u"2 fills imported"_s);
        window.resize(900, 500);
        QVERIFY(std::abs(toast.geometry().center().x() - window.rect().center().x()) <= 1);
        QVERIFY(toast.geometry().bottom() > 400);
    }

    void aClickOnAChipTakesItsTagAway() {
        TagRow row;
        row.setTags({u"breakout"_s, u"R&D"_s}, {});
        QSignalSpy untagged(&row, &TagRow::untagged);
        for (QToolButton* chip : row.findChildren<QToolButton*>()) {
            if (chip->accessibleName() == u"Remove tag R&D") {
                QVERIFY2(chip->text().contains(u"&&"_s), "an ampersand is no mnemonic");
                QTest::mouseClick(chip, Qt::LeftButton);
            }
        }
        QCOMPARE(untagged.value(0).value(0).toString(), u"R&D"_s);
    }

    void aNewTagIsTypedIntoTheMenuAndAnOldOneChosenFromIt() {
        TagRow row;
        row.setTags({u"breakout"_s}, {u"breakout"_s, u"gap"_s});
        QSignalSpy tagged(&row, &TagRow::tagged);
        auto* menu = row.findChild<QMenu*>();
        auto* edit = menu->findChild<QLineEdit*>();
        QTest::keyClicks(edit, u"  fresh   start "_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(tagged.value(0).value(0).toString(), u"fresh start"_s);
        QCOMPARE(menu->actions().size(), 2); // the edit, and the tag that is not on the trade yet
        menu->actions().at(1)->trigger();
        QCOMPARE(tagged.value(1).value(0).toString(), u"gap"_s);
    }

    void aTagThatIsThereIsNotAddedTwice() {
        TagRow row;
        row.setTags({u"Breakout"_s}, {});
        QSignalSpy tagged(&row, &TagRow::tagged);
        auto* edit = row.findChild<QMenu*>()->findChild<QLineEdit*>();
        QTest::keyClicks(edit, u"breakout"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(tagged.isEmpty());
    }

    void whatDoesNotFitFlowsIntoTheNextLine() {
        QWidget box;
        auto* flow = new FlowLayout(4, &box);
        for (int i = 0; i < 5; ++i) {
            auto* item = new QWidget;
            item->setFixedSize(60, 20);
            flow->addWidget(item);
        }
        QCOMPARE(flow->heightForWidth(400), 20);
        QCOMPARE(flow->heightForWidth(130), 3 * 20 + 2 * 4);
        flow->setGeometry(QRect(0, 0, 130, 100));
        QCOMPARE(flow->itemAt(1)->geometry().topLeft(), QPoint(64, 0));
        QCOMPARE(flow->itemAt(2)->geometry().topLeft(), QPoint(0, 24));
    }

    void aCardThatExplainsTakesClicksAndKeys() {
        FigureCard card(u"Win rate"_s);
        card.setFigure(u"58 %"_s);
        QSignalSpy clicked(&card, &FigureCard::clicked);
        QTest::mouseClick(&card, Qt::LeftButton);
        QVERIFY(clicked.isEmpty());
        card.setClickable(true);
        QTest::mouseClick(&card, Qt::LeftButton);
        QTest::keyClick(&card, Qt::Key_Return);
        QTest::keyClick(&card, Qt::Key_Space);
        QCOMPARE(clicked.size(), 3);
        QCOMPARE(card.accessibleName(), u"Win rate: 58 %"_s);
    }

    void workThatCannotBeCancelledOffersNoCancel() {
        ProgressStrip strip;
        strip.begin(u"Importing …"_s, false);
        QVERIFY(strip.isVisible());
        QVERIFY(!strip.findChild<QPushButton*>()->isVisible());
        strip.begin(u"Reading the file …"_s);
        QSignalSpy cancelled(&strip, &ProgressStrip::cancelled);
        QTest::mouseClick(strip.findChild<QPushButton*>(), Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        QVERIFY(!strip.findChild<QPushButton*>()->isEnabled()); // once is enough
        strip.end();
        QVERIFY(!strip.isVisible());
    }

    void theWheelPassesOverAChoiceWithoutChangingIt() {
        QComboBox box;
        box.addItems({u"Asia/Kolkata"_s, u"Europe/Berlin"_s, u"UTC"_s});
        box.show();
        turnWheelOver(box);
        QCOMPARE(box.currentIndex(), 1); // as Qt would have it
        WheelGuard guard;
        qApp->installEventFilter(&guard);
        turnWheelOver(box);
        QCOMPARE(box.currentIndex(), 1);
    }
};

TJ_TEST(ControlsTest)
#include "controls_test.moc"
