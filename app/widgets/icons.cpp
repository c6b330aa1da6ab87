#include "app/widgets/icons.h"

#include "app/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Line icons say stroke="currentColor", which Qt SVG draws black: the colour is put in before drawing.
class LineIcon final : public QIconEngine {
public:
    LineIcon(const QString& name, const QColor& colour) {
        QFile file(u":/icons/%1.svg"_s.arg(name));
        if (file.open(QIODevice::ReadOnly)) {
            m_svg = file.readAll().replace("currentColor", colour.name().toLatin1());
        }
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override {
        QSvgRenderer(m_svg).render(painter, rect);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, drawn.rect(), mode, state);
        return drawn;
    }
    QIconEngine* clone() const override { return new LineIcon(*this); }

private:
    QByteArray m_svg;
};

} // namespace

QIcon themedIcon(const QString& name, bool active) {
    return name.isEmpty() ? QIcon() : QIcon(new LineIcon(name, active ? theme().accent : theme().muted));
}

} // namespace app
