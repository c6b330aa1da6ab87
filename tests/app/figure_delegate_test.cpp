#include "app/theme.h"
#include "app/widgets/cell_roles.h"
#include "app/widgets/choice_delegate.h"
#include "app/widgets/figure_delegate.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QStandardItemModel>
#include <QTableView>
#include <QtTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A cell of that width as it is painted.
QImage painted(const std::map<int, QVariant>& roles, int width = 160) {
    QStandardItemModel model(1, 1);
    for (const auto& [role, value] : roles) {
        model.setData(model.index(0, 0), value, role);
    }
    QImage image(width, FigureDelegate::kRowHeight, QImage::Format_ARGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    FigureDelegate().paint(&painter, option, model.index(0, 0));
    return image;
}

/// Whether a pixel of about that colour is there; text is smoothed, so its own colour is in its middle.
bool has(const QImage& image, const QColor& colour) {
    for (int y = 0; y < image.height() - 2; ++y) { // above the line below the row
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            const int distance = std::abs(pixel.red() - colour.red()) +
                                 std::abs(pixel.green() - colour.green()) +
                                 std::abs(pixel.blue() - colour.blue());
            if (distance < 24) {
                return true;
            }
        }
    }
    return false;
}

/// The first column from the left, or from the right, that is not white.
int inkFrom(const QImage& image, bool left) {
    for (int i = 0; i < image.width(); ++i) {
        const int x = left ? i : image.width() - 1 - i;
        for (int y = 0; y < image.height() - 2; ++y) {
            if (image.pixelColor(x, y).lightness() < 200) {
                return i;
            }
        }
    }
    return image.width();
}

} // namespace

class FigureDelegateTest : public QObject {
    Q_OBJECT

private slots:
    void init() { applyTheme(*qApp, makeTheme(false, false)); }

    void resultsAreInTheColourOfTheirSign() {
        const auto shown = [](int sign) {
            return painted({{Qt::DisplayRole, u"██ 1,815.01"_s}, {SignRole, sign}});
        };
        QVERIFY(has(shown(1), theme().profit) && !has(shown(1), theme().loss));
        QVERIFY(has(shown(-1), theme().loss) && !has(shown(-1), theme().profit));
        QVERIFY(!has(shown(0), theme().loss) && !has(shown(0), theme().profit));
    }

    void theColourBlindPairTellsTheSameByBlueAndOrange() {
        applyTheme(*qApp, makeTheme(false, true));
        const QImage gain = painted({{Qt::DisplayRole, u"██ 1,815.01"_s}, {SignRole, 1}});
        QCOMPARE(theme().profit, QColor(0x2563EB));
        QVERIFY(has(gain, theme().profit));
    }

    void figuresStandAtTheRightAndWordsAtTheLeft() {
        const int right = int(Qt::AlignRight | Qt::AlignVCenter);
        const QImage figure = painted({{Qt::DisplayRole, u"25"_s}, {Qt::TextAlignmentRole, right}});
        QVERIFY(inkFrom(figure, false) < 14);
        QVERIFY(inkFrom(figure, true) > 120);
        const QImage word = painted({{Qt::DisplayRole, u"INFY"_s}});
        QVERIFY(inkFrom(word, true) < 14);
    }

    void digitsAreEquallyWideInEveryNumber() {
        const QFont font = interfaceFont();
        QCOMPARE(tabularWidth(font, u"1,111.11"_s), tabularWidth(font, u"8,048.60"_s));
    }

    void aLongNameIsCutInItsMiddleAndALongRemarkAtItsEnd() {
        const QString call = u"BANKNIFTY26SEP52000CE"_s;
        const QString put = u"BANKNIFTY26SEP52000PE"_s;
        QVERIFY2(painted({{Qt::DisplayRole, call}}, 90) != painted({{Qt::DisplayRole, put}}, 90),
                 "the end of a contract's name tells it apart");
        const QString remark = u"quantity has no number in this row, "_s;
        QCOMPARE(painted({{Qt::DisplayRole, remark + u"a"_s}}, 90),
                 painted({{Qt::DisplayRole, remark + u"b"_s}}, 90));
    }

    void chipsWithoutRoomAreCounted() {
        const QStringList three{u"breakout"_s, u"reversal"_s, u"gap"_s};
        const QStringList four = three + QStringList{u"news"_s};
        QVERIFY(painted({{ChipsRole, three}}, 130) != painted({{ChipsRole, four}}, 130)); // "+2", "+3"
        QVERIFY(painted({{ChipsRole, three}}, 400) != painted({{ChipsRole, three}}, 130));
    }

    void aWishedSizeGoesBeforeThatOfTheText() {
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), u"a remark as long as the whole row"_s);
        const FigureDelegate delegate;
        QVERIFY(delegate.sizeHint({}, model.index(0, 0)).width() > 100);
        model.setData(model.index(0, 0), QSize(0, 0), Qt::SizeHintRole);
        QCOMPARE(delegate.sizeHint({}, model.index(0, 0)), QSize(0, 0));
    }

    void aCellWithChoicesIsEditedByChoosing() {
        QStandardItemModel model(1, 2);
        model.setData(model.index(0, 0), u"FIFO"_s);
        model.setData(model.index(0, 0), QStringList{u"average"_s, u"FIFO"_s, u"LIFO"_s}, ChoicesRole);
        model.setData(model.index(0, 1), u"Main"_s);
        QTableView table;
        table.setModel(&model);
        ChoiceDelegate delegate;
        table.setItemDelegate(&delegate);
        table.show();
        table.edit(model.index(0, 0));
        auto* box = table.viewport()->findChild<QComboBox*>();
        QVERIFY(box);
        QCOMPARE(box->currentText(), u"FIFO"_s);
        box->setCurrentIndex(2);
        emit box->activated(2);
        QCOMPARE(model.index(0, 0).data().toString(), u"LIFO"_s);
        table.edit(model.index(0, 1));
        QVERIFY(!table.viewport()->findChild<QLineEdit*>()->text().isEmpty()); // plain text stays text
    }
};

TJ_TEST(FigureDelegateTest)
#include "figure_delegate_test.moc"
