using ConcurrentJs.Bytecode;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Bytecode;

public sealed class FunctionTemplateTests
{
    [Fact]
    public void The_first_code_published_stays()
    {
        FunctionTemplate template = Assembled.Template();
        BytecodeFunction first = Assembled.Raw([(int)Op.ReturnUndefined], 1), second = Assembled.Raw([(int)Op.ReturnUndefined], 1);
        Assert.Null(template.Code);
        Assert.Same(first, template.Publish(first));
        Assert.Same(first, template.Publish(second));
        Assert.Same(first, template.Code);
    }
}
