using ChainRule.Onnx.Operators.Activations;
using ChainRule.Onnx.Operators.Arithmetic;
using ChainRule.Onnx.Operators.Arrangements;
using ChainRule.Onnx.Operators.Attentions;
using ChainRule.Onnx.Operators.Constants;
using ChainRule.Onnx.Operators.Logic;
using ChainRule.Onnx.Operators.Losses;
using ChainRule.Onnx.Operators.Norms;
using ChainRule.Onnx.Operators.Pictures;
using ChainRule.Onnx.Operators.Products;
using ChainRule.Onnx.Operators.Recurrent;
using ChainRule.Onnx.Operators.Reductions;
using ChainRule.Onnx.Operators.Resizing;

namespace ChainRule.Onnx.Operators;

/// <summary>All operators that a graph can be run with, by the names of their types.</summary>
internal static class OperatorSet
{
    /// <summary>The operator sets whose files are read.</summary>
    public const int Oldest = 7;

    /// <inheritdoc cref="Oldest"/>
    public const int Newest = 23;

    private static readonly Dictionary<string, Operator> ByType = All().ToDictionary(one => one.Type);

    public static IEnumerable<Operator> Operators => ByType.Values.OrderBy(one => one.Type, StringComparer.Ordinal);

    public static Operator? Find(string type) => ByType.GetValueOrDefault(type);

    private static IEnumerable<Operator> All() =>
    [
        .. BinaryOperators.All,
        .. ActivationOperators.All,
        .. SoftmaxOperators.All,
        .. DropoutOperator.All,
        .. ProductOperators.All,
        .. ConvolutionOperators.All,
        .. PoolingOperators.All,
        .. NormOperators.All,
        .. LossOperators.All,
        .. ResizeOperators.All,
        .. RecurrentOperators.All,
        .. AttentionOperator.All,
        .. UnaryOperators.All,
        .. VariadicOperators.All,
        .. ComparisonOperators.All,
        .. TruthOperators.All,
        .. ConstantOperators.All,
        .. TypeOperators.All,
        .. ShapeOperators.All,
        .. PartOperators.All,
        .. IndexOperators.All,
        .. RepetitionOperators.All,
        .. BlockOperators.All,
        .. ReduceOperators.All,
        .. RankingOperators.All,
    ];
}
