#include "tests/support/private_smtp.h"

#include "core/wire/json.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

#include <stdexcept>

namespace test {

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        throw std::runtime_error("cannot read " + path.toStdString());
    }
    return file.readAll();
}

ReceivedMail mailOf(const QByteArray& json) {
    const core::JsonValue value = core::parseJson(json).value();
    ReceivedMail mail;
    mail.from = value.text(u"from");
    for (const core::JsonValue& recipient : value.find(u"to")->items()) {
        mail.to << recipient.toText().value();
    }
    mail.secure = value.find(u"secure")->toBool().value();
    mail.authenticated = value.find(u"authenticated")->toBool().value();
    mail.message = value.text(u"message").toLatin1();
    return mail;
}

} // namespace

QByteArray ReceivedMail::header(const QByteArray& name) const {
    QByteArray head = message.first(message.indexOf("\r\n\r\n") + 2);
    head.replace("\r\n ", " ");
    for (const QByteArray& line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':')) {
            return line.mid(name.size() + 1).trimmed();
        }
    }
    return {};
}

QString ReceivedMail::body() const {
    const QByteArray content = message.mid(message.indexOf("\r\n\r\n") + 4);
    return QString::fromUtf8(header("Content-Transfer-Encoding") == "base64" ? QByteArray::fromBase64(content)
                                                                             : content);
}

PrivateSmtp::PrivateSmtp(Security security)
    : m_process(PrivateProcess::newFolder(QStringLiteral("smtp"))), m_port(PrivateProcess::freePort()),
      m_security(security) {
    PrivateProcess::run(
        {QStringLiteral("tee"), m_process.folder() + QStringLiteral("/smtp_server.py")},
        contentOf(QStringLiteral(TJ_SOURCE_DIR) + QStringLiteral("/tests/support/smtp_server.py")));
    if (security != Security::Plain) {
        PrivateProcess::run({QStringLiteral("openssl"), QStringLiteral("req"), QStringLiteral("-x509"),
                             QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                             QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                             QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                             QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                             QStringLiteral("subjectAltName=DNS:localhost"), QStringLiteral("-keyout"),
                             m_process.folder() + QStringLiteral("/key.pem"), QStringLiteral("-out"),
                             caFile()});
    }
    start();
}

QString PrivateSmtp::url() const {
    return QStringLiteral("%1://localhost:%2")
        .arg(m_security == Security::Tls ? QStringLiteral("smtps") : QStringLiteral("smtp"))
        .arg(m_port);
}

void PrivateSmtp::start() {
    // Debian's own Python, which has Debian's aiosmtpd, whatever else is first in the path. A shell's
    // background process ignores SIGQUIT, by which this one shall end.
    QStringList command = {QStringLiteral("env"),
                           QStringLiteral("--default-signal=QUIT"),
                           QStringLiteral("/usr/bin/python3"),
                           m_process.folder() + QStringLiteral("/smtp_server.py"),
                           QString::number(m_port),
                           m_process.folder()};
    if (m_security != Security::Plain) {
        command << QStringLiteral("--tls") << caFile() << m_process.folder() + QStringLiteral("/key.pem");
    }
    if (m_security == Security::StartTlsAndPassword) {
        command << QStringLiteral("--user") << kUser << QString::fromLatin1(kPassword);
    } else if (m_security == Security::Tls) {
        command << QStringLiteral("--at-once");
    }
    m_process.start(command);
    m_process.waitForPort(m_port);
}

void PrivateSmtp::stop() {
    m_process.stop();
}

std::vector<ReceivedMail> PrivateSmtp::received() const {
    std::vector<ReceivedMail> mails;
    const QDir folder(m_process.folder());
    for (const QString& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        mails.push_back(mailOf(contentOf(folder.filePath(name))));
    }
    return mails;
}

bool PrivateSmtp::waitFor(std::size_t count) const {
    for (QDeadlineTimer patience(30'000); received().size() < count; QThread::msleep(20)) {
        if (patience.hasExpired()) {
            return false;
        }
    }
    return true;
}

bool PrivateSmtp::isHolding() const {
    return QFile::exists(m_process.folder() + QStringLiteral("/holding"));
}

void PrivateSmtp::letGo() {
    PrivateProcess::run({QStringLiteral("touch"), m_process.folder() + QStringLiteral("/go")});
}

} // namespace test
