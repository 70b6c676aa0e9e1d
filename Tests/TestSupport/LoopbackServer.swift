import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// A real HTTP server on 127.0.0.1 that answers as a test says, well or badly.
public final class LoopbackServer: Sendable {
  /// How a request is answered.
  public enum Reply: Sendable {
    /// A whole answer.
    case answer([UInt8], status: Int = 200, headers: [String: String] = [:])
    /// A body without an end, as fast as it is taken.
    case endless
    /// A byte now and then, without an end.
    case trickle
    /// Nothing.
    case silence
    /// Less than the header promises, and then the end of the connection.
    case cutShort
  }

  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let channel: any Channel

  /// Starts a server on a free port.
  ///
  /// - Parameter reply: gets the path and the body of a request.
  public init(_ reply: @escaping @Sendable (_ path: String, _ body: [UInt8]) -> Reply) throws {
    channel = try ServerBootstrap(group: group)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.pipeline.configureHTTPServerPipeline().flatMapThrowing {
          try channel.pipeline.syncOperations.addHandler(ReplyHandler(reply))
        }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
  }

  deinit {
    channel.close(promise: nil)
    group.shutdownGracefully { _ in }
  }

  /// The server's address, without a path.
  public var address: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)" }
}

/// Collects a request, and writes what the test says.
private final class ReplyHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let reply: @Sendable (String, [UInt8]) -> LoopbackServer.Reply
  private var path = ""
  private var body: [UInt8] = []

  init(_ reply: @escaping @Sendable (String, [UInt8]) -> LoopbackServer.Reply) {
    self.reply = reply
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): (path, body) = (head.uri, [])
    case .body(let buffer): body += Array(buffer: buffer)
    case .end: answer(reply(path, body), context)
    }
  }

  private func answer(_ reply: LoopbackServer.Reply, _ context: ChannelHandlerContext) {
    switch reply {
    case .silence: return
    case .answer(let bytes, let status, let headers):
      var fields = HTTPHeaders(headers.map { ($0.key, $0.value) })
      fields.add(name: "content-length", value: "\(bytes.count)")
      head(status, fields, context)
      write(bytes, context)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    case .cutShort:
      head(200, ["content-length": "1000"], context)
      write([1, 2, 3], context)
      context.flush()
      context.close(promise: nil)
    case .endless:
      head(200, [:], context)
      repeatedly([UInt8](repeating: 0x30, count: 1 << 16), every: .zero, context)
    case .trickle:
      head(200, [:], context)
      repeatedly([0x30], every: .milliseconds(50), context)
    }
  }

  private func head(_ status: Int, _ headers: HTTPHeaders, _ context: ChannelHandlerContext) {
    let head = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
  }

  private func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
  }

  private func repeatedly(_ bytes: [UInt8], every pause: TimeAmount, _ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes))))).whenSuccess {
      let (handler, context) = bound.value
      context.eventLoop.scheduleTask(in: pause) {
        let (handler, context) = bound.value
        if context.channel.isActive { handler.repeatedly(bytes, every: pause, context) }
      }
      _ = handler
    }
  }
}
