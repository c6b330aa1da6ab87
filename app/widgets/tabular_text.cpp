#include "app/widgets/figure_delegate.h"

#include <QGlyphRun>
#include <QHash>
#include <QPainter>
#include <QRawFont>

#include <algorithm>

namespace app {

namespace {

struct DigitFont {
    QRawFont font;
    double digitWidth = 0;
};

const DigitFont& digitFont(const QFont& font) {
    static QHash<QString, DigitFont> fonts;
    const QString key = font.toString();
    const auto found = fonts.constFind(key);
    if (found != fonts.constEnd()) {
        return *found;
    }
    DigitFont made{QRawFont::fromFont(font), 0};
    const QList<quint32> digits = made.font.glyphIndexesForString(QStringLiteral("0123456789"));
    for (const QPointF& advance : made.font.advancesForGlyphIndexes(digits)) {
        made.digitWidth = std::max(made.digitWidth, advance.x());
    }
    return *fonts.insert(key, made);
}

struct Run {
    QGlyphRun glyphs;
    double width = 0;
    bool complete = true; ///< the font has every glyph
};

Run layOut(const QFont& font, const QString& text) {
    const DigitFont& metrics = digitFont(font);
    const QList<quint32> indexes = metrics.font.glyphIndexesForString(text);
    const QList<QPointF> advances = metrics.font.advancesForGlyphIndexes(indexes);
    Run run;
    run.complete = indexes.size() == text.size() && !indexes.contains(0u);
    QList<QPointF> positions;
    positions.reserve(indexes.size());
    for (qsizetype i = 0; run.complete && i < indexes.size(); ++i) {
        const bool digit = text[i] >= u'0' && text[i] <= u'9';
        const double advance = digit ? metrics.digitWidth : advances[i].x();
        positions.append({run.width + (digit ? (advance - advances[i].x()) / 2 : 0), 0});
        run.width += advance;
    }
    run.glyphs.setRawFont(metrics.font);
    run.glyphs.setGlyphIndexes(indexes);
    run.glyphs.setPositions(positions);
    return run;
}

} // namespace

double tabularWidth(const QFont& font, const QString& text) {
    const Run run = layOut(font, text);
    return run.complete ? run.width : QFontMetricsF(font).horizontalAdvance(text);
}

void drawTabular(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text) {
    const Run run = layOut(painter.font(), text);
    // Scripts with shaping and glyphs of other fonts take the ordinary way.
    if (!run.complete || run.width > rect.width()) {
        // A name without a space (of a contract) is told apart by both its ends.
        const Qt::TextElideMode mode = text.contains(u' ') ? Qt::ElideRight : Qt::ElideMiddle;
        const QString fitting = QFontMetricsF(painter.font()).elidedText(text, mode, rect.width());
        painter.drawText(rect, int(alignment), fitting);
        return;
    }
    const QFontMetricsF metrics(painter.font());
    const double baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    double x = rect.left();
    if (alignment & Qt::AlignRight) {
        x = rect.right() - run.width;
    } else if (alignment & Qt::AlignHCenter) {
        x = rect.center().x() - run.width / 2;
    }
    painter.drawGlyphRun(QPointF(x, baseline), run.glyphs);
}

} // namespace app
