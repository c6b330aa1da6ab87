#include "app/widgets/card.h"

#include "app/widgets/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace app {

using namespace Qt::Literals::StringLiterals;

Card::Card(const QString& heading, QWidget* parent)
    : QFrame(parent), m_layout(new QVBoxLayout(this)), m_head(new QHBoxLayout),
      m_heading(makeLabel(heading, TextSize::Heading)), m_remark(new ElidedLabel) {
    setProperty("role", u"card"_s);
    setAccessibleName(heading);
    m_layout->setContentsMargins(14, 12, 14, 12);
    m_layout->setSpacing(8);
    m_remark->setProperty("textSize", u"small"_s);
    m_remark->setProperty("tone", u"muted"_s);
    m_remark->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_head->setSpacing(8);
    m_head->addWidget(m_heading);
    m_head->addWidget(m_remark, 1);
    m_layout->addLayout(m_head);
    m_heading->setVisible(!heading.isEmpty());
    m_remark->setVisible(!heading.isEmpty());
}

void Card::setHeading(const QString& heading) {
    m_heading->setText(heading);
    m_heading->setVisible(!heading.isEmpty());
    m_remark->setVisible(!heading.isEmpty());
    setAccessibleName(heading);
}

void Card::setRemark(const QString& remark) {
    m_remark->setText(remark);
}

void Card::addHeadWidget(QWidget* widget) {
    m_head->addWidget(widget);
}

void Card::setBody(QWidget* body) {
    m_layout->addWidget(body, 1);
}

} // namespace app
